package dev.makegood.stockout;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What the cases of one order have used of the policy's cap for it. Used up in the transaction that bears the case, so
 * that two lines that go short at the same time cannot both have it.
 */
public record OrderCap(String orderId, Money used) {
    private static final RowType<OrderCap> ROWS = new RowType<>(OrderCap.class, cap -> key(cap.orderId()));

    static Optional<Stored<OrderCap>> find(Database database, String orderId) {
        return ROWS.find(database, key(orderId));
    }

    static Write put(Optional<Stored<OrderCap>> old, OrderCap now) {
        return ROWS.put(old, now);
    }

    private static Key key(String orderId) {
        return new Key(Table.CASES, "cap~order~" + orderId, "CAP");
    }
}
