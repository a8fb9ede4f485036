package dev.makegood.refund.waiting;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Split;
import dev.makegood.policy.Violation;
import dev.makegood.refund.Choice;
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
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a buyer's wait: shipped units are not refunded, and the others are refunded at once when the date is over. Units
 * shipped after the date also count if their refund has not begun, so that the buyer does not get both.
 */
public final class EndWait {
    private final Database database;
    private final Refunds refunds;
    private final Orders orders;
    private final FundsRows fundsRows;
    private final Cases cases;
    private final AwaitedUnits awaited;
    private final GoodsInstead goodsInstead;
    private final WaitNotices notices;

    public EndWait(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        cases = new Cases(database);
        awaited = new AwaitedUnits(database);
        goodsInstead = new GoodsInstead(database);
        notices = new WaitNotices(database);
    }

    /** Applies shipments of a line; the units that became short first are shipped first. */
    public void shipped(LineRef line, Instant now) {
        boolean sent = orders.findLine(line)
                .filter(stored -> stored.value().units().sentWhileAwaited() > 0)
                .isPresent();
        if (sent) {
            refunds.ofCase(new CaseId(line.orderId(), line.lineId(), Violation.STOCKOUT))
                    .forEach(refund -> end(refund.refundId(), now));
        }
    }

    /** Ends a wait, in full or in part. Returns false if nothing was shipped and the date is not over. */
    public boolean end(RefundId id, Instant now) {
        return database.decide(() -> refunds.find(id)
                .filter(stored -> stored.value().state() instanceof RefundState.Deferred)
                .map(stored ->
                        decide(stored, (RefundState.Deferred) stored.value().state(), now))
                .orElse(Decision.answer(false)));
    }

    /**
     * Ends the wait because the buyer prefers the refund: unshipped units are due at once.
     *
     * @param made the choice that replaces the wait
     * @return refused if all units were shipped
     */
    public Decision<Outcome<Refund>> stop(Stored<Refund> stored, Choice made, Instant deadline) {
        Rows rows = rows(stored);
        if (rows.sent() == stored.value().units()) {
            return Decision.answer(
                    new Outcome.Refused<>(Refusal.LATE, "choice", "comes too late: the goods have shipped"));
        }
        var writes = new ArrayList<Write>();
        Refund left = withoutSent(rows, writes, made.at()).chosen(made).stopped(deadline);
        writes.add(notices.stopped(rows.theCase().value(), left, made.at()));
        end(rows, left, true, writes, made.at());
        return new Decision<>(new Outcome.Created<>(left), writes);
    }

    private Decision<Boolean> decide(Stored<Refund> stored, RefundState.Deferred wait, Instant now) {
        Rows rows = rows(stored);
        boolean over = !wait.until().isAfter(now);
        if (rows.sent() == 0 && !over) {
            return Decision.answer(false);
        }
        var writes = new ArrayList<Write>();
        Refund left = withoutSent(rows, writes, now);
        boolean lapsed = over && left.units() > 0;
        if (lapsed) {
            left = left.scheduled(wait.until());
            if (left.total().isPositive()) {
                writes.addAll(notices.over(rows.theCase().value(), left, now));
            }
        }
        end(rows, left, lapsed, writes, now);
        return new Decision<>(true, writes);
    }

    /** Holds the rows of one wait; {@code sent} units of the refund were shipped during it. */
    private record Rows(Stored<Refund> refund, Stored<Case> theCase, Stored<OrderLine> line, int sent) {}

    private Rows rows(Stored<Refund> refund) {
        CaseId caseId = refund.value().refundId().caseId();
        Stored<OrderLine> line = orders.getLine(new LineRef(caseId.orderId(), caseId.lineId()));
        int sent = Math.min(refund.value().units(), line.value().units().sentWhileAwaited());
        return new Rows(refund, cases.get(caseId), line, sent);
    }

    /** Writes the end of a wait; {@code all} is true if the buyer no longer waits for any unit. */
    private void end(Rows rows, Refund left, boolean all, List<Write> writes, Instant now) {
        if (rows.sent() > 0 || left.state() instanceof RefundState.Withdrawn) {
            writes.addAll(goodsInstead.writes(rows.theCase(), left, now));
        }
        writes.add(refunds.replace(rows.refund(), left));
        int units = all ? rows.refund().value().units() : rows.sent();
        writes.addAll(awaited.end(rows.line(), units, rows.sent(), now));
    }

    private Refund withoutSent(Rows rows, List<Write> writes, Instant now) {
        if (rows.sent() == 0) {
            return rows.refund().value();
        }
        Refund left = sent(rows, writes, now);
        writes.add(notices.honoured(rows.theCase().value(), left, rows.refund().version(), rows.sent(), now));
        return left;
    }

    /** Sets aside exactly the price of the refund's unshipped units. */
    private Refund sent(Rows rows, List<Write> writes, Instant now) {
        Refund refund = rows.refund().value();
        OrderLine line = rows.line().value();
        Stored<OrderFunds> funds = fundsRows.get(line.orderId());
        int to = refund.refundId().toUnit();
        var price = rows.theCase().value().paid(line, to - refund.units() + rows.sent(), to);
        Split.Planned left = funds.value()
                .released(line.line().merchantId(), refund.split())
                .plan(line.line().merchantId(), price);
        writes.add(fundsRows.replace(funds, left.funds()));
        return refund.resplit(left.split()).sent(rows.sent(), now);
    }
}
