package dev.makegood.refund.waiting;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Tranche;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings forward the refunds of a line that wait for goods or for a choice, because buyer and merchant agreed to
 * cancel.
 */
public final class RefundAtOnce {
    private final Database database;
    private final Refunds refunds;
    private final Orders orders;
    private final Cases cases;
    private final Policies policies;
    private final AwaitedUnits awaited;
    private final EndWait waits;
    private final GoodsInstead goodsInstead;
    private final WaitNotices notices;

    public RefundAtOnce(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        orders = new Orders(database);
        cases = new Cases(database);
        policies = new Policies(database);
        awaited = new AwaitedUnits(database);
        waits = new EndWait(database);
        goodsInstead = new GoodsInstead(database);
        notices = new WaitNotices(database);
    }

    /** Returns true if the line has such a refund. */
    public boolean possible(LineRef line, Instant now) {
        return refunds.ofCase(caseOf(line)).stream().anyMatch(refund -> waits(refund, now));
    }

    /**
     * Brings those forward that were there when both agreed. Units shipped during the wait are not refunded.
     *
     * @param agreedAt before {@code now} if this is repeated
     */
    public void ofLine(LineRef line, Instant agreedAt, Instant now) {
        waits.shipped(line, now);
        refunds.ofCase(caseOf(line)).stream()
                .filter(refund -> waits(refund, now))
                .filter(refund -> !shortSince(refund.refundId()).isAfter(agreedAt))
                .forEach(refund -> bringForward(refund.refundId(), line, now));
    }

    /** Returns when the units of a refund became short. */
    private Instant shortSince(RefundId id) {
        int last = 0;
        for (Tranche tranche : cases.get(id.caseId()).value().tranches()) {
            last += tranche.units();
            if (id.fromUnit() <= last) {
                return tranche.at();
            }
        }
        throw new TornRead(id + " is of units that its case does not have");
    }

    private static boolean waits(Refund refund, Instant now) {
        return refund.state() instanceof RefundState.Deferred || refund.isOpenToChoice(now);
    }

    private void bringForward(RefundId id, LineRef line, Instant now) {
        database.decide(() -> {
            Stored<Refund> stored = refunds.get(id);
            Stored<OrderLine> storedLine = orders.getLine(line);
            boolean deferred = stored.value().state() instanceof RefundState.Deferred;
            if (!waits(stored.value(), now)
                    || deferred && storedLine.value().units().sentWhileAwaited() > 0) {
                return Decision.answer(false);
            }
            List<Write> writes = new ArrayList<>();
            Refund atOnce = deferred
                    ? withoutWait(stored, writes, now)
                    : stored.value().atOnce(now, stored.value().due().deadline());
            writes.add(refunds.replace(stored, atOnce));
            if (atOnce.state() instanceof RefundState.Withdrawn) {
                writes.addAll(goodsInstead.writes(cases.get(id.caseId()), atOnce, now));
            }
            if (deferred) {
                writes.addAll(awaited.end(storedLine, stored.value().units(), 0, now));
            }
            return new Decision<>(true, writes);
        });
    }

    /** Makes a refund due at once: its hours begin now, and buyer and merchant are told the deadline. */
    private Refund withoutWait(Stored<Refund> stored, List<Write> writes, Instant now) {
        Case c = cases.get(stored.value().refundId().caseId()).value();
        Instant atTheLatest = policies.get(c.policy()).refundBy(now);
        Refund atOnce = stored.value().atOnce(now, atTheLatest);
        if (atOnce.total().isPositive()) {
            writes.addAll(notices.cancelled(c, atOnce, stored.version(), now));
        }
        return atOnce;
    }

    private static CaseId caseOf(LineRef line) {
        return new CaseId(line.orderId(), line.lineId(), Violation.STOCKOUT);
    }
}
