package dev.makegood.order.shipment;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reverts shipped units on lines and stock, as if they had never been reported. */
final class Unshipping {
    private final Orders orders;
    private final Stock stock;

    Unshipping(Database database) {
        orders = new Orders(database);
        stock = new Stock(database);
    }

    /**
     * Returns the writes that take the lines of {@code said} out of the shipment and update their order lines and
     * positions.
     */
    List<Write> writes(Stored<RecordedShipment> stored, RecordedShipment.Undone said, Instant now) {
        Shipment shipment = stored.value().shipment();
        var writes = new ArrayList<Write>();
        var changes = new LinkedHashMap<StockKey, UnaryOperator<StockPosition>>();
        writes.add(orders.replace(stored, stored.value().undone(said)));
        for (Shipment.ShippedUnits units : said.lines()) {
            Stored<OrderLine> line = orders.getLine(new LineRef(shipment.orderId(), units.lineId()));
            OrderLine after = line.value().unship(units.quantity());
            int opened = after.open() - line.value().open();
            int toShelf = stored.value().withOrder() ? 0 : units.quantity();
            writes.add(orders.replace(line, after));
            changes.merge(
                    after.stockKey(),
                    position -> line.value()
                            .countedIn(position, now)
                            .unship(toShelf, opened, after.paidAt(), shipment.shippedAt(), now),
                    (first, second) -> position -> second.apply(first.apply(position)));
        }
        changes.forEach((key, change) -> writes.add(stock.change(key, change)));
        return writes;
    }
}
