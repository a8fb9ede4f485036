package dev.makegood.order;

import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Query;
import dev.makegood.storage.SortableInstant;
import java.time.Instant;
import java.util.Map;

/**
 * Counts rows by category and time. The index holds keys only, so a row whose category stays costs nothing there when
 * it changes.
 */
public final class Tallied {
    private Tallied() {}

    /**
     * Returns the index attributes of a row.
     *
     * @param as whose and what, such as {@code m-7~short}
     */
    public static Map<String, String> attributes(String as, Instant at) {
        return Map.of("tallied", as, "talliedAt", SortableInstant.format(at));
    }

    /**
     * Counts the rows of a category in a period.
     *
     * @param from inclusive
     * @param to exclusive, to the millisecond
     * @param most counting may stop once there are more
     */
    public static long count(Database database, String as, Instant from, Instant to, long most) {
        var range = new Query.Range.Between(SortableInstant.format(from), SortableInstant.format(to.minusMillis(1)));
        return database.count(Query.index(Index.TALLY, as, range, Query.MAX_LIMIT), most);
    }
}
