package dev.makegood.order;

import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.Shards;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

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

    /** Returns the index entry of a line: the merchant's lines on a platform, by what became of them. */
    static IndexEntry entry(OrderLine line) {
        String as = lines(line.line().merchantId(), line.platform(), Fate.of(line));
        return entry(as, line.orderId(), line.paidAt());
    }

    private static String lines(String merchantId, String platform, Fate fate) {
        return KeyText.join(merchantId, platform, fate.id());
    }

    /**
     * Counts a merchant's lines on a platform that were paid in a period, by what became of them. Archived lines are not
     * among them.
     *
     * @param from inclusive
     * @param to exclusive, to the millisecond
     * @param most counting may stop once there are more of one fate
     */
    public static Map<Fate, Long> fates(
            Database database, String merchantId, String platform, Instant from, Instant to, long most) {
        var counts = new EnumMap<Fate, Long>(Fate.class);
        for (Fate fate : Fate.values()) {
            counts.put(fate, count(database, lines(merchantId, platform, fate), from, to, most));
        }
        return counts;
    }
}
