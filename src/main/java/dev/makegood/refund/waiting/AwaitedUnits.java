package dev.makegood.refund.waiting;

import dev.makegood.inventory.Stock;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;

/** Changes how many units a buyer waits for, on the order line and on the stock position, which always agree. */
public final class AwaitedUnits {
    private final Orders orders;
    private final Stock stock;

    public AwaitedUnits(Database database) {
        orders = new Orders(database);
        stock = new Stock(database);
    }

    public List<Write> begin(Stored<OrderLine> line, int units, Instant now) {
        return change(line, line.value().await(units), units, now);
    }

    /**
     * Ends the wait for units.
     *
     * @param ofThemSent how many of them were shipped
     */
    public List<Write> end(Stored<OrderLine> line, int units, int ofThemSent, Instant now) {
        return change(line, line.value().waited(units, ofThemSent), -units, now);
    }

    /** Continues the wait for units that had counted as shipped. */
    List<Write> again(Stored<OrderLine> line, int units, Instant now) {
        return change(line, line.value().notHonoured(units, true), units, now);
    }

    private List<Write> change(Stored<OrderLine> old, OrderLine line, int units, Instant now) {
        return List.of(
                orders.replace(old, line),
                stock.change(
                        line.stockKey(),
                        position -> old.value().countedIn(position, now).await(units, now)));
    }
}
