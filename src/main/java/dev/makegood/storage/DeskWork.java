package dev.makegood.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * Lists open rows of one kind for the service desk, by due time; the write that closes a row takes it off the list. One
 * partition sorts all of them, and is enough because people get far fewer than 1,000 requests a second.
 *
 * @param kind the partition, such as {@code appeal}
 */
public record DeskWork(Index index, String kind) {
    /** Returns the entry of an open row. Among rows due at the same instant, the longest waiting one comes first. */
    public IndexEntry entry(Instant dueAt, Instant since) {
        return index.entry(kind, dueAt, SortableInstant.format(since));
    }

    /** Returns the query for all open rows, the earliest due first. */
    public Query waiting(int limit, Optional<Cursor> after) {
        return Query.index(index, kind, new Query.Range.All(), limit).after(after);
    }

    /** Returns the query for open rows that are due at {@code now}, the earliest due first. */
    public Query due(Instant now, Optional<Cursor> after) {
        return Query.index(index, kind, Query.Range.upTo(now), Query.MAX_LIMIT).after(after);
    }
}
