package dev.makegood.order;

import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.Shards;
import java.time.Instant;

/**
 * Counts rows by category and time. The index holds keys only, so a row whose category stays costs nothing there when
 * it changes.
 */
public final class Tallied {
    private Tallied() {}

    /**
     * Returns the index entry of a row.
     *
     * @param as the owner and the category, such as {@code m-7~short}
     * @param id of the row's order, which selects the shard
     */
    public static IndexEntry entry(String as, String id, Instant at) {
        return Index.TALLY.entry(Shards.of(new KeyText(as), id), at);
    }

    /**
     * Counts the rows of a category in a period.
     *
     * @param from inclusive
     * @param to exclusive, to the millisecond
     * @param most counting may stop once there are more
     */
    public static long count(Database database, String as, Instant from, Instant to, long most) {
        var range = Query.Range.period(from, to);
        return Concurrently.map(
                        Shards.allOf(new KeyText(as)),
                        partition -> database.count(Query.index(Index.TALLY, partition, range, Query.MAX_LIMIT), most))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Returns the category of a merchant's lines: those with short units, or those without. */
    public static String lines(String merchantId, boolean wentShort) {
        return KeyText.join(merchantId, wentShort ? "short" : "whole");
    }
}
