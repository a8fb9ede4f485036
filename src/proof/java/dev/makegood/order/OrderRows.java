package dev.makegood.order;

import dev.makegood.policy.RefundFrom;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of paid orders as {@link PlaceOrder} does, for tests that need many and prepare the stock themselves.
 */
public final class OrderRows {
    private final Orders orders;
    private final FundsRows funds;

    public OrderRows(Database database) {
        orders = new Orders(database);
        funds = new FundsRows(database);
    }

    /**
     * Returns the writes of an order.
     *
     * @param shipped true if all of it has left the merchant
     */
    public List<Write> of(PaidOrder order, boolean shipped) {
        var writes = new ArrayList<Write>();
        order.lines().stream()
                .map(line -> OrderLine.of(order, line, LineTimes.Reported.at(order.paidAt())))
                .map(line -> shipped ? line.ship(line.line().quantity()) : line.asCounted())
                .forEach(line -> writes.add(orders.create(line)));
        var opened = OrderFunds.opened(order.orderId(), order.buyer(), order.currency());
        writes.add(funds.create(opened.placed(order.paid(), OrderPayments.of(RefundFrom.IN_ORDER, order.payments()))));
        return writes;
    }
}
