package dev.makegood.storage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of one kind that wait for a person's word, listed by when it is due; the write that says it takes them out. They are
 * in one partition, for one order over all of them: people are asked far fewer than 1,000 things a second.
 *
 * @param kind the partition, such as {@code appeal}
 */
public record DeskWork(Index index, String kind) {
    /** Sorts behind everything that falls due at one instant. */
    private static final String LAST = "~~";

    /** The attributes of a row that waits; of those due at one instant, the one that waits longest comes first. */
    public Map<String, String> attributes(Instant dueAt, Instant since) {
        return Map.of(
                index.partitionAttribute(),
                kind,
                index.sortAttribute(),
                SortableInstant.format(dueAt) + "~" + SortableInstant.format(since));
    }

    /** All that wait, those due first before the others. */
    public Query waiting(int limit, Optional<Cursor> after) {
        return Query.index(index, kind, new Query.Range.All(), limit).after(after);
    }

    /** Those that are due at {@code now}, the longest due first. */
    public Query due(Instant now, Optional<Cursor> after) {
        var upToNow = new Query.Range.UpTo(SortableInstant.format(now) + LAST);
        return Query.index(index, kind, upToNow, Query.MAX_LIMIT).after(after);
    }
}
