package dev.makegood.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * Lists open rows of one kind for the service desk, by when they are due; the write that closes a row takes it off the
 * list. One partition gives one order over all of them, and suffices because people are asked far fewer than 1,000
 * questions a second.
 *
 * @param kind the partition, such as {@code appeal}
 */
public record DeskWork(Index index, String kind) {
    /** Returns the entry of an open row. Of rows due at one instant, the one that waits longest comes first. */
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
