package dev.makegood.refund.external;

import dev.makegood.notice.Notices;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Shares;
import dev.makegood.refund.ExcludedUnits;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.waiting.GoodsInstead;
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
import org.joda.money.Money;

/**
 * Stops a refund of units that were refunded elsewhere while it could not be stopped, once the provider says that its
 * money did not move or came back. The buyer then has what the same facts in the other sequence give, the reports no longer
 * count these units as paid twice, and whoever was told so is told that they are not.
 */
public final class StopRefundedTwice {
    /** The most reports to correct in one transaction, which has at most 100 writes: each takes four. */
    static final int MOST_REPORTS = 20;

    private final Database database;
    private final Orders orders;
    private final FundsRows fundsRows;
    private final Refunds refunds;
    private final Cases cases;
    private final GoodsInstead goodsInstead;
    private final Notices notices;

    public StopRefundedTwice(Database database) {
        this.database = database;
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        refunds = new Refunds(database);
        cases = new Cases(database);
        goodsInstead = new GoodsInstead(database);
        notices = new Notices(database);
    }

    /** Returns true if the refund has such units and can be stopped now. */
    public static boolean isNeeded(Refund refund) {
        return refund.isUnsent() && refund.excluded().twice() > 0 && refund.units() > 0;
    }

    /**
     * Stops it. A repeat has no effect, nor has a refund that does not exist.
     *
     * @return true if it was stopped now
     */
    public boolean stop(RefundId id, Instant now) {
        boolean stopped = false;
        while (stopSome(id, now)) {
            stopped = true;
        }
        return stopped;
    }

    /** Stops the units of some reports; true if there were any. */
    private boolean stopSome(RefundId id, Instant now) {
        return database.decide(() -> refunds.find(id)
                .filter(stored -> isNeeded(stored.value()))
                .map(stored -> new Decision<>(true, writes(stored, now)))
                .orElse(Decision.answer(false)));
    }

    private List<Write> writes(Stored<Refund> stored, Instant now) {
        Refund refund = stored.value();
        CaseId caseId = refund.refundId().caseId();
        Stored<Case> theCase = cases.get(caseId);
        Stored<OrderFunds> funds = fundsRows.get(caseId.orderId());
        var line = orders.getLine(new LineRef(caseId.orderId(), caseId.lineId()));
        List<Stored<ExternalRefund>> reports = reports(line.value());
        int twice = Math.min(
                refund.excluded().twice(),
                reports.stream().mapToInt(StopRefundedTwice::twice).sum());
        // From here on these units are like any others that were refunded elsewhere before their refund was sent.
        var unmarked = new Stored<>(new ExcludedUnits(refund).twice(-twice), stored.version());
        var unsent = new UnsentRefunds(
                line.value(), Optional.of(theCase.value()), List.of(unmarked), twice, funds.value(), now);
        Refund after = unsent.changed().get(unmarked);
        var writes = new ArrayList<Write>();
        writes.add(refunds.replace(stored, after));
        writes.addAll(goodsInstead.writes(theCase, after, now));
        OrderFunds left = unsent.funds();
        Money withdrawn = unsent.withdrawn();
        int told = 0;
        for (Stored<ExternalRefund> report : reports) {
            ExternalRefund before = report.value();
            int units = Math.min(twice - told, twice(report));
            if (units > 0) {
                Money more = Shares.least(before.told().amount().minus(before.counted()), left.left());
                left = left.refundedElsewhere(
                        line.value().line().merchantId(), share(unsent.goods(), told, units, twice), more);
                writes.add(ExternalRefund.replace(
                        report, before.notTwice(units, before.counted().plus(more))));
                ExternalRefundNotices.notPaidTwice(
                                before, line.value(), after, units, share(withdrawn, told, units, twice), now)
                        .forEach(notice -> writes.add(notices.create(notice)));
                told += units;
            }
        }
        writes.add(fundsRows.replace(funds, left));
        return writes;
    }

    private List<Stored<ExternalRefund>> reports(OrderLine line) {
        return ExternalRefund.storedOfLine(database, original(line)).stream()
                .filter(report -> twice(report) > 0)
                .limit(MOST_REPORTS)
                .toList();
    }

    private static int twice(Stored<ExternalRefund> report) {
        return report.value().outcome().twice();
    }

    private static Money share(Money amount, int before, int units, int of) {
        return Shares.ofUnits(amount, before, before + units, of);
    }

    /** Returns the line whose buyer was refunded: reports are about the lines of the original order. */
    private LineRef original(OrderLine line) {
        return line.replaces()
                .map(replaced -> original(orders.getLine(new LineRef(line.orderId(), replaced.lineId()))
                        .value()))
                .orElseGet(line::ref);
    }
}
