package dev.makegood.delay;

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

/** Makes the open units of a line a case, because the buyer, or the buyer's silence, did not agree to their delay. */
final class DelayCase {
    private final Orders orders;
    private final EstablishStockout establish;

    DelayCase(Database database) {
        orders = new Orders(database);
        establish = new EstablishStockout(database, new Refunds(database));
    }

    /**
     * Returns the writes of the case and its refund, which is due at once.
     *
     * @param by the buyer, or the system if silence cancels
     * @param silentAt when silence cancelled; empty if the buyer does now
     */
    List<Write> writes(Stored<OrderLine> line, Actor by, Optional<Instant> silentAt, Instant now) {
        var writes = new ArrayList<Write>();
        writes.add(orders.check(line));
        writes.addAll(establish
                .prepare(line.value().ref(), Cause.delay(by, silentAt), (open, _, _) -> open.open(), now)
                .writes());
        return writes;
    }
}
