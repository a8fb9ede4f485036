package dev.makegood.order;

import dev.makegood.inventory.StockKey;
import java.util.List;

/** Names the lines of orders as the stream of the orders' table does. */
public final class OrdersStream {
    private OrdersStream() {}

    /** Returns the lines of an order with their stock positions. */
    public static List<AllocateStock.ReportedLine> of(PaidOrder order) {
        return order.lines().stream()
                .map(line -> new AllocateStock.ReportedLine(
                        new LineRef(order.orderId(), line.lineId()), new StockKey(line.merchantId(), line.sku())))
                .toList();
    }
}
