package dev.makegood.order.archive;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps how far the orders' table has been scanned, so that the next run goes on there.
 *
 * @param after the cursor of the last page; absent once the pass has come to the end
 */
record ArchivePass(int segment, Instant startedAt, Optional<String> after) {
    /** The least time between the starts of two passes: more often would cost more than the rows that it finds. */
    static final Duration EVERY = Duration.ofDays(7);

    private static final RowType<ArchivePass> ROWS = new RowType<>(ArchivePass.class, pass -> key(pass.segment()));

    static Optional<Stored<ArchivePass>> find(Database database, Scanner.Segment segment) {
        return ROWS.find(database, key(segment.number()));
    }

    static Write put(Optional<Stored<ArchivePass>> old, ArchivePass next) {
        return ROWS.put(old, next);
    }

    /** Returns true if it has come to the end and the next one may not start yet. */
    boolean rests(Instant now) {
        return after.isEmpty() && now.isBefore(startedAt.plus(EVERY));
    }

    /** Returns the pass to go on with: this one, or the next. */
    ArchivePass current(Instant now) {
        return after.isEmpty() ? new ArchivePass(segment, now, after) : this;
    }

    ArchivePass at(Optional<Cursor> next) {
        return new ArchivePass(segment, startedAt, next.map(Cursor::encode));
    }

    Optional<Cursor> cursor() {
        return after.flatMap(Cursor::decode);
    }

    private static Key key(int segment) {
        return new Key(Table.ARCHIVE, "archive-pass", KeyText.join("PASS", segment));
    }
}
