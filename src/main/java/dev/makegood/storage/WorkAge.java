package dev.makegood.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How long the work of an index that is sorted by due time has been waiting. */
public final class WorkAge {
    private WorkAge() {}

    /** For how long the row that is due longest has been due at {@code now}; zero if none is. One query a shard. */
    public static Duration oldest(Database database, Index index, Instant now) {
        return oldest(database, index, Shards.ALL, now);
    }

    /** The same of other partitions than the shards. */
    public static Duration oldest(Database database, Index index, List<String> partitions, Instant now) {
        var upToNow = new Query.Range.UpTo(SortableInstant.format(now));
        return Concurrently.map(partitions, shard -> database.query(Query.index(index, shard, upToNow, 1))).stream()
                .flatMap(page -> page.items().stream())
                .map(row -> Instant.parse((String) row.attributes().get(index.sortAttribute())))
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }
}
