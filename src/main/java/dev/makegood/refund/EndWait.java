package dev.makegood.refund;

import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Shares;
import dev.makegood.policy.Violation;
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
import java.util.Optional;

/**
 * Ends what a buyer waits for: what has gone out is not refunded, and what has not by the date is, at once. Goods that are
 * out count even after the date, as long as their refund has not begun: the buyer is not to have both.
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

    /** After units of a line were shipped; those that went short first are the first to have gone out. */
    public void shipped(LineRef line, Instant now) {
        boolean sent = orders.findLine(line)
                .filter(stored -> stored.value().sentWhileAwaited() > 0)
                .isPresent();
        if (sent) {
            refunds.ofCase(new CaseId(line.orderId(), line.lineId(), Violation.STOCKOUT))
                    .forEach(refund -> end(refund.refundId(), now));
        }
    }

    /** @return whether a wait was ended, wholly or in part; not if nothing has gone out and the date is not over */
    boolean end(RefundId id, Instant now) {
        return database.decide(() -> refunds.find(id)
                .filter(stored -> stored.value().state() instanceof RefundState.Deferred)
                .map(stored ->
                        decide(stored, (RefundState.Deferred) stored.value().state(), now))
                .orElse(Decision.answer(false)));
    }

    private Decision<Boolean> decide(Stored<Refund> stored, RefundState.Deferred wait, Instant now) {
        Refund refund = stored.value();
        CaseId caseId = refund.refundId().caseId();
        Stored<Case> theCase = cases.find(caseId).orElseThrow();
        Stored<OrderLine> line =
                orders.findLine(new LineRef(caseId.orderId(), caseId.lineId())).orElseThrow();
        int sent = Math.min(refund.units(), line.value().sentWhileAwaited());
        boolean over = !wait.until().isAfter(now);
        if (sent == 0 && !over) {
            return Decision.answer(false);
        }
        var writes = new ArrayList<Write>();
        Refund left = sent > 0 ? sent(refund, sent, line.value(), writes, now) : refund;
        if (sent > 0) {
            writes.add(notices.honoured(theCase.value(), left, sent, now));
        }
        boolean lapsed = over && left.units() > 0;
        if (lapsed) {
            left = left.lapsed(wait.until());
            writes.addAll(notices.over(theCase.value(), left, now));
        }
        if (sent > 0) {
            writes.addAll(goodsInstead.writes(theCase, left, now));
        }
        writes.add(refunds.replace(stored, left));
        writes.addAll(awaited.end(line, lapsed ? refund.units() : sent, sent, now));
        return new Decision<>(true, writes);
    }

    /** What is set aside for the refund is what its units cost that have not gone out. */
    private Refund sent(Refund refund, int sent, OrderLine line, List<Write> writes, Instant now) {
        Stored<OrderFunds> funds = fundsRows.find(line.orderId()).orElseThrow();
        int to = refund.refundId().toUnit();
        var price = Shares.ofUnits(
                line.line().paid(), to - refund.units() + sent, to, line.line().quantity());
        OrderFunds.Planned left = funds.value().released(refund.split()).plan(price);
        writes.add(fundsRows.put(Optional.of(funds), left.funds()));
        return refund.sent(sent, left.split(), now);
    }
}
