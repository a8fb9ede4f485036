package dev.makegood.refund;

import dev.makegood.inventory.Stock;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;

/** That a buyer waits for units, as the order line and the stock know it: both say how many, always the same. */
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

    /** @param ofThemSent those that the buyer waits for no longer because they have gone out */
    List<Write> end(Stored<OrderLine> line, int units, int ofThemSent, Instant now) {
        return change(line, line.value().waited(units, ofThemSent), -units, now);
    }

    /** The buyer goes on waiting for units that were taken for sent. */
    List<Write> again(Stored<OrderLine> line, int units, Instant now) {
        return change(line, line.value().notHonoured(units, true), units, now);
    }

    private List<Write> change(Stored<OrderLine> old, OrderLine line, int units, Instant now) {
        return List.of(
                orders.replace(old, line), stock.change(line.stockKey(), position -> position.await(units, now)));
    }
}
