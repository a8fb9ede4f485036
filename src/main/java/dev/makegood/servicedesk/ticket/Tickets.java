package dev.makegood.servicedesk.ticket;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Page;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Lists and changes the tickets of one kind. */
public final class Tickets<T extends Ticketed<T>> {
    private final Database database;
    private final RowType<T> rows;
    private final DeskWork work;

    /**
     * Creates the tickets of a kind.
     *
     * @param work the operators' list that has {@code rows} while they are open
     */
    public Tickets(Database database, RowType<T> rows, DeskWork work) {
        this.database = database;
        this.rows = rows;
        this.work = work;
    }

    /**
     * Returns a page of open tickets, the earliest deadline first. The index may lag: a ticket may have been decided a
     * moment ago. A row that cannot be read is logged and left out.
     */
    public Page<T> open(int limit, Optional<Cursor> after) {
        return rows.readable(database.query(work.waiting(limit, after)));
    }

    /** Reads a ticket again and returns the write that changes it; empty if it is gone or the change has no effect. */
    public Optional<Write> change(T seen, UnaryOperator<T> change) {
        return again(seen)
                .filter(stored -> !change.apply(stored.value()).equals(stored.value()))
                .map(stored -> rows.replace(stored, change.apply(stored.value())));
    }

    /**
     * Returns a page of open tickets whose deadline has passed, told or not. Read each again before acting on it, since
     * the index may lag. A row that cannot be read is logged and left out, so that it holds up no other.
     */
    Page<T> due(Instant now, Optional<Cursor> after) {
        return rows.readable(database.query(work.due(now, after)));
    }

    Optional<Stored<T>> again(T seen) {
        return rows.again(database, seen);
    }

    Write toldOverdue(Stored<T> late) {
        return rows.replace(late, late.value().toldOverdue());
    }
}
