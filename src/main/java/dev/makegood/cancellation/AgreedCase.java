package dev.makegood.cancellation;

import dev.makegood.command.Actor;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the open units of a line a case, because a proposal to cancel them has taken effect. */
final class AgreedCase {
    private final Orders orders;
    private final EstablishStockout establish;

    AgreedCase(Database database) {
        orders = new Orders(database);
        establish = new EstablishStockout(database, new Refunds(database));
    }

    /**
     * Returns the writes of the case and its refund, which is due at once; if no unit is open, the agreed sum is for the
     * existing case.
     *
     * @param by whose act made it take effect
     * @param unansweredAt when it took effect without an answer; empty if it is accepted now
     */
    List<Write> writes(
            Stored<OrderLine> line, Cancellation proposed, Actor by, Optional<Instant> unansweredAt, Instant now) {
        var agreed = new Cause.Agreed(
                proposed.told().cancellationId(),
                proposed.told().by() == Cancellation.Side.MERCHANT,
                proposed.told().compensation(),
                proposed.proposedAt());
        var writes = new ArrayList<Write>();
        writes.add(orders.check(line));
        writes.addAll(establish
                .prepare(
                        line.value().ref(), Cause.agreement(agreed, by, unansweredAt), (open, _, _) -> open.open(), now)
                .writes());
        return writes;
    }
}
