package dev.makegood.order;

import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Query;
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
     */
    public static IndexEntry entry(String as, Instant at) {
        return Index.TALLY.entry(as, at);
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
        return database.count(Query.index(Index.TALLY, as, range, Query.MAX_LIMIT), most);
    }
}
