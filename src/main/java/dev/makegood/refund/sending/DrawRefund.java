package dev.makegood.refund.sending;

import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderPayments;
import dev.makegood.refund.DrawnRefund;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a refund on the payments of its order when it is first claimed, in the same transaction: until then choices,
 * shipments and refunds elsewhere still change its amount. A refund of an order with one payment needs no draw.
 */
final class DrawRefund {
    private final FundsRows funds;
    private final Refunds refunds;

    DrawRefund(Database database) {
        funds = new FundsRows(database);
        refunds = new Refunds(database);
    }

    /**
     * Holds the result.
     *
     * @param refund the refund, or its first transfer
     * @param writes of the other transfers and of the order's funds, to be committed with the claim
     */
    record Drawn(Refund refund, List<Write> writes) {}

    Drawn draw(Refund refund, Instant now) {
        if (!refund.split().isUndrawn()) {
            return new Drawn(refund, List.of());
        }
        Stored<OrderFunds> held = funds.get(refund.refundId().caseId().orderId());
        OrderPayments.Draw draw =
                held.value().payments().orElseThrow().draw(refund.split().cash());
        var drawn = new DrawnRefund(refund, draw.shares());
        var writes = new ArrayList<Write>();
        writes.add(funds.replace(held, held.value().paidThrough(draw.after())));
        drawn.others(now).forEach(other -> writes.add(refunds.create(other)));
        return new Drawn(drawn.first(), writes);
    }
}
