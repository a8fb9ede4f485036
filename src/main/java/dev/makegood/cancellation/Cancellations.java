package dev.makegood.cancellation;

import dev.makegood.order.LineRef;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was proposed for one line. One row, so that proposals are counted, and one of two answers wins, under one guard. */
public record Cancellations(LineRef line, List<Cancellation> proposed) {
    /** For one line, at the most: nobody who wants to agree needs more. */
    static final int MOST = 10;

    private static final RowType<Cancellations> ROWS = new RowType<>(Cancellations.class, row -> key(row.line()));

    public static Optional<Stored<Cancellations>> find(Database database, LineRef line) {
        return ROWS.find(database, key(line));
    }

    static Cancellations none(LineRef line) {
        return new Cancellations(line, List.of());
    }

    /** Creates the row, or replaces the one that was read. */
    Write put(Optional<Stored<Cancellations>> old) {
        return ROWS.put(old, this);
    }

    public Optional<Cancellation> find(String cancellationId) {
        return proposed.stream()
                .filter(one -> one.told().cancellationId().equals(cancellationId))
                .findFirst();
    }

    /** With one added, or in the place of the one with its id. */
    Cancellations with(Cancellation now) {
        var next = new ArrayList<>(proposed);
        next.removeIf(before -> before.told().cancellationId().equals(now.told().cancellationId()));
        next.add(now);
        return new Cancellations(line, List.copyOf(next));
    }

    private static Key key(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), "CANCELLATION~" + line.lineId());
    }
}
