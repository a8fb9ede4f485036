package dev.makegood.order;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.Optional;

/** The rows of {@link OrderFunds}. */
public final class FundsRows {
    private static final RowType<OrderFunds> ROWS = new RowType<>(OrderFunds.class, funds -> key(funds.orderId()));

    private final Database database;

    public FundsRows(Database database) {
        this.database = database;
    }

    public Optional<Stored<OrderFunds>> find(String orderId) {
        return ROWS.find(database, key(orderId));
    }

    /** Creates the row, or replaces the one that was read. */
    public Write put(Optional<Stored<OrderFunds>> old, OrderFunds now) {
        return ROWS.put(old, now);
    }

    private static Key key(String orderId) {
        return new Key(Table.ORDERS, orderId, "FUNDS");
    }
}
