package dev.makegood.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Measures how long the oldest work of an index has been due. */
public final class WorkAge {
    private WorkAge() {}

    /**
     * Returns for how long the longest due row has been due at {@code now}; zero if none is due. Takes one query per
     * shard.
     */
    public static Duration oldest(Database database, Index index, Instant now) {
        return oldest(database, index, Shards.all(), now);
    }

    /** Returns the result of {@link #oldest(Database, Index, Instant)} for these partitions. */
    public static Duration oldest(Database database, Index index, List<String> partitions, Instant now) {
        Query.Range.UpTo upToNow = Query.Range.upTo(now);
        return Concurrently.map(partitions, shard -> database.first(Query.index(index, shard, upToNow, 1), 1)).stream()
                .flatMap(List::stream)
                .map(row -> SortableInstant.parse(index.sort(row)))
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
    }
}
