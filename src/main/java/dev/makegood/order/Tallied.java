package dev.makegood.order;

import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Query;
import dev.makegood.storage.SortableInstant;
import java.time.Instant;
import java.util.Map;

/**
 * Rows that are counted, by what they count as and from when they are. The index holds their keys only: a row that changes
 * otherwise costs nothing there.
 */
public final class Tallied {
    private Tallied() {}

    /** @param as whose and what, such as {@code m-7~short} */
    public static Map<String, String> attributes(String as, Instant at) {
        return Map.of("tallied", as, "talliedAt", SortableInstant.format(at));
    }

    /**
     * How many there are.
     *
     * @param from the first instant that counts
     * @param to the first instant, to the millisecond, that counts no more
     * @param most counting may stop once there are more
     */
    public static long count(Database database, String as, Instant from, Instant to, long most) {
        var range = new Query.Range.Between(SortableInstant.format(from), SortableInstant.format(to.minusMillis(1)));
        return database.count(Query.index(Index.TALLY, as, range, Query.MAX_LIMIT), most);
    }
}
