package dev.makegood.refund.waiting;

import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Split;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Reverts the work of {@link EndWait} for goods that were not shipped after all. If the shipment was withdrawn and the
 * wait is not over, the buyer waits on; otherwise the buyer is refunded. The line has the number of units, so a repeat
 * has no effect, and {@link FollowShipments} finishes an interrupted run.
 */
public final class SentInVain {
    private final Database database;
    private final Refunds refunds;
    private final Orders orders;
    private final FundsRows fundsRows;
    private final Cases cases;
    private final Policies policies;
    private final AwaitedUnits awaited;
    private final GoodsInstead goodsInstead;
    private final WaitNotices notices;

    public SentInVain(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        cases = new Cases(database);
        policies = new Policies(database);
        awaited = new AwaitedUnits(database);
        goodsInstead = new GoodsInstead(database);
        notices = new WaitNotices(database);
    }

    /** Handles a line whose shipments were withdrawn. */
    public void withdrawn(LineRef line, Instant now) {
        end(line, true, now);
    }

    /** Handles a line whose shipments were ruled untrue. */
    public void ruledUntrue(LineRef line, Instant now) {
        end(line, false, now);
    }

    private void end(LineRef line, boolean mayWait, Instant now) {
        var caseId = new CaseId(line.orderId(), line.lineId(), Violation.STOCKOUT);
        while (database.decide(() -> step(line, caseId, mayWait, now))) {
            // One refund of the case per step, the latest first.
        }
    }

    /** Holds the sent units of a refund to revert: the last ones without a refund of their own. */
    private record Part(Stored<Refund> refund, boolean apart, int from, int to) {
        int units() {
            return to - from + 1;
        }
    }

    private record Rows(Stored<OrderLine> line, Stored<Case> theCase, Stored<OrderFunds> funds) {}

    /**
     * Reverts sent units of one refund.
     *
     * @return true if there may be more to do
     */
    private Decision<Boolean> step(LineRef ref, CaseId caseId, boolean mayWait, Instant now) {
        Stored<OrderLine> line = orders.getLine(ref);
        int left = line.value().units().honouredInVain();
        if (left == 0) {
            return Decision.answer(false);
        }
        List<Stored<Refund>> all = refunds.storedOfCase(caseId).stream()
                .filter(refund -> refund.value().refundId().isFirst())
                .toList();
        Part part = all.reversed().stream()
                .flatMap(refund -> part(refund, all, left).stream())
                .findFirst()
                .orElseThrow(() -> new TornRead(ref + " honours units that are in no refund"));
        var rows = new Rows(line, cases.get(caseId), fundsRows.get(ref.orderId()));
        return new Decision<>(true, part.apart() ? apart(rows, part, now) : within(rows, part, mayWait, now));
    }

    private static Optional<Part> part(Stored<Refund> stored, List<Stored<Refund>> all, int most) {
        Refund refund = stored.value();
        int from = refund.refundId().fromUnit();
        int first = from + refund.excluded().sentAndElsewhere();
        int to = all.stream()
                        .filter(other -> !other.equals(stored))
                        .mapToInt(other -> other.value().refundId().fromUnit())
                        .filter(unit ->
                                unit >= from && unit < from + refund.excluded().sent())
                        .min()
                        .orElse(from + refund.excluded().sent())
                - 1;
        boolean split = to < from + refund.excluded().sent() - 1;
        boolean open =
                refund.state() instanceof RefundState.Withdrawn || refund.state() instanceof RefundState.Deferred;
        return to < first
                ? Optional.empty()
                : Optional.of(new Part(stored, split || !open, Math.max(first, to - most + 1), to));
    }

    /** Lets the refund cover these units again, since their money was never sent. */
    private List<Write> within(Rows rows, Part part, boolean mayWait, Instant now) {
        Refund refund = part.refund().value();
        boolean waiting = refund.state() instanceof RefundState.Deferred;
        boolean waits = mayWait && (waiting || now.isBefore(refund.due().dueAt()));
        if (waiting && !waits) {
            return apart(rows, part, now);
        }
        int to = refund.refundId().toUnit();
        Money price = rows.theCase().value().paid(rows.line().value(), to - refund.units() - part.units(), to);
        String merchantId = rows.line().value().line().merchantId();
        Split.Planned planned =
                rows.funds().value().released(merchantId, refund.split()).plan(merchantId, price);
        Case c = rows.theCase().value();
        long version = part.refund().version();
        var writes = new ArrayList<Write>();
        writes.add(fundsRows.replace(rows.funds(), planned.funds()));
        if (waits) {
            Refund again = refund.resplit(planned.split())
                    .waitsAgain(part.units(), rows.line().value().stockKey());
            writes.add(refunds.replace(part.refund(), again));
            writes.addAll(awaited.again(rows.line(), part.units(), now));
            writes.add(notices.again(c, again, version, part.units(), now));
            writes.addAll(goodsInstead.undone(rows.theCase(), again, now));
        } else {
            Refund again = refund.resplit(planned.split()).inVain(part.units(), now, deadline(c, now));
            writes.add(refunds.replace(part.refund(), again));
            writes.add(notHonoured(rows, part));
            writes.add(notices.inVain(c, again, version, part.units(), now));
            writes.addAll(goodsInstead.undone(rows.theCase(), again, now));
        }
        return writes;
    }

    /** Gives these units a refund of their own, since the rest of the old one continues independently. */
    private List<Write> apart(Rows rows, Part part, Instant now) {
        Case c = rows.theCase().value();
        OrderLine line = rows.line().value();
        Split.Planned planned = rows.funds().value().plan(c.merchantId(), c.paid(line, part.from() - 1, part.to()));
        var id = new RefundId(c.id(), part.from(), part.to());
        Refund own = Refund.scheduled(id, planned.split(), now, deadline(c, now));
        var writes = new ArrayList<>(List.of(
                fundsRows.replace(rows.funds(), planned.funds()),
                refunds.create(own),
                notHonoured(rows, part),
                notices.inVain(c, own, 0, part.units(), now)));
        writes.addAll(goodsInstead.undone(rows.theCase(), own, now));
        return writes;
    }

    private Write notHonoured(Rows rows, Part part) {
        return orders.replace(rows.line(), rows.line().value().notHonoured(part.units(), false));
    }

    private Instant deadline(Case c, Instant now) {
        return policies.get(c.policy()).refundBy(now);
    }
}
