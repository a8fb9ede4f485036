package dev.makegood.refund;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.Policies;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Brings forward the refunds of a line that wait for goods or for a choice: buyer and merchant have agreed to cancel. */
public final class RefundAtOnce {
    private final Database database;
    private final Refunds refunds;
    private final Orders orders;
    private final Cases cases;
    private final Policies policies;
    private final AwaitedUnits awaited;
    private final EndWait waits;
    private final GoodsInstead goodsInstead;

    public RefundAtOnce(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        orders = new Orders(database);
        cases = new Cases(database);
        policies = new Policies(database);
        awaited = new AwaitedUnits(database);
        waits = new EndWait(database);
        goodsInstead = new GoodsInstead(database);
    }

    /** Whether there is any. */
    public boolean possible(LineRef line, Instant now) {
        return refunds.ofCase(caseOf(line)).stream().anyMatch(refund -> waits(refund, now));
    }

    /** What the buyer waits for and has gone out already is not refunded. */
    public void ofLine(LineRef line, Instant now) {
        waits.shipped(line, now);
        refunds.ofCase(caseOf(line)).stream()
                .filter(refund -> waits(refund, now))
                .forEach(refund -> bringForward(refund.refundId(), line, now));
    }

    private static boolean waits(Refund refund, Instant now) {
        return refund.state() instanceof RefundState.Deferred || refund.isOpenToChoice(now);
    }

    private void bringForward(RefundId id, LineRef line, Instant now) {
        database.decide(() -> {
            Stored<Refund> stored = refunds.find(id).orElseThrow();
            Stored<OrderLine> storedLine = orders.findLine(line).orElseThrow();
            boolean deferred = stored.value().state() instanceof RefundState.Deferred;
            if (!waits(stored.value(), now) || deferred && storedLine.value().sentWhileAwaited() > 0) {
                return Decision.answer(false);
            }
            List<Write> writes = new ArrayList<>();
            Instant atTheLatest = now.plus(within(stored.value()));
            Refund atOnce = stored.value().atOnce(now, atTheLatest);
            writes.add(refunds.replace(stored, atOnce));
            if (atOnce.state() instanceof RefundState.Withdrawn) {
                writes.addAll(goodsInstead.writes(cases.find(id.caseId()).orElseThrow(), atOnce, now));
            }
            if (deferred) {
                writes.addAll(awaited.end(storedLine, stored.value().units(), 0, now));
            }
            return new Decision<>(true, writes);
        });
    }

    private Duration within(Refund refund) {
        Case c = cases.find(refund.refundId().caseId()).orElseThrow().value();
        return Duration.ofHours(policies.get(c.policy()).refund().withinHours());
    }

    private static CaseId caseOf(LineRef line) {
        return new CaseId(line.orderId(), line.lineId(), Violation.STOCKOUT);
    }
}
