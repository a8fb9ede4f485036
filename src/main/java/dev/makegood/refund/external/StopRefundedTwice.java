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
     * Stops it. A repeat has no effect.
     *
     * @return true if it was stopped now
     */
    public boolean stop(RefundId id, Instant now) {
        return database.decide(() -> {
            Stored<Refund> stored = refunds.get(id);
            return isNeeded(stored.value()) ? new Decision<>(true, writes(stored, now)) : Decision.answer(false);
        });
    }

    private List<Write> writes(Stored<Refund> stored, Instant now) {
        Refund refund = stored.value();
        CaseId caseId = refund.refundId().caseId();
        Stored<Case> theCase = cases.get(caseId);
        Stored<OrderFunds> funds = fundsRows.get(caseId.orderId());
        int twice = refund.excluded().twice();
        var line = orders.getLine(new LineRef(caseId.orderId(), caseId.lineId()));
        var unsent = new UnsentRefunds(
                line.value(), Optional.of(theCase.value()), List.of(stored), twice, funds.value(), now);
        Refund after = new ExcludedUnits(unsent.changed().get(stored)).twice(-twice);
        var writes = new ArrayList<Write>();
        writes.add(refunds.replace(stored, after));
        writes.addAll(goodsInstead.writes(theCase, after, now));
        OrderFunds left = unsent.funds();
        Money withdrawn = unsent.withdrawn();
        int told = 0;
        for (Stored<ExternalRefund> report : ExternalRefund.storedOfLine(database, original(line.value()))) {
            ExternalRefund before = report.value();
            int units = Math.min(twice - told, before.outcome().twice());
            if (units > 0) {
                Money more = Shares.least(before.told().amount().minus(before.counted()), left.left());
                left = left.refundedElsewhere(
                        line.value().line().merchantId(), share(unsent.goods(), told, units, twice), more);
                writes.add(ExternalRefund.replace(
                        report, before.notTwice(units, before.counted().plus(more))));
                ExternalRefundNotices.notPaidTwice(
                                before,
                                line.value(),
                                refund.refundId(),
                                units,
                                share(withdrawn, told, units, twice),
                                now)
                        .forEach(notice -> writes.add(notices.create(notice)));
                told += units;
            }
        }
        writes.add(fundsRows.replace(funds, left));
        return writes;
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
