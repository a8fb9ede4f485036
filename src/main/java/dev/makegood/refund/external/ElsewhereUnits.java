package dev.makegood.refund.external;

import dev.makegood.inventory.Stock;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Shares;
import dev.makegood.policy.Violation;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.waiting.GoodsInstead;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Applies units that were refunded elsewhere to a line: first to open units, then to those whose refund was not sent,
 * then to those whose refund was, then to shipped ones, then to those that were sent while the buyer waited, and last to
 * the lines that replace swapped units.
 */
final class ElsewhereUnits {
    private final Orders orders;
    private final Refunds refunds;
    private final Cases cases;
    private final Stock stock;
    private final GoodsInstead goodsInstead;
    private final Instant now;

    private final List<Write> writes = new ArrayList<>();
    private OrderFunds funds;
    private Money price;
    private Money withdrawn;
    private int open;
    private int stopped;
    private int twice;
    private int refundsChanged;

    ElsewhereUnits(Database database, OrderFunds funds, Instant now) {
        orders = new Orders(database);
        refunds = new Refunds(database);
        cases = new Cases(database);
        stock = new Stock(database);
        goodsInstead = new GoodsInstead(database);
        this.funds = funds;
        this.now = now;
        price = Money.zero(funds.currency());
        withdrawn = price;
    }

    void apply(Stored<OrderLine> stored, int units) {
        OrderLine line = stored.value();
        int itsOpen = Math.min(units, line.open());
        var caseId = new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT);
        Optional<Stored<Case>> theCase = cases.find(caseId);
        var unsent = new UnsentRefunds(
                line, theCase.map(Stored::value), refunds.storedOfCase(caseId), units - itsOpen, funds, now);
        int left = units - unsent.units() - unsent.twice();
        int closed = Math.clamp(
                line.line().quantity() - line.shortUnits() - line.units().elsewhere(), 0, left);
        int honoured = unsent.sent(left - closed);
        List<SwappedUnits> swapped = SwappedUnits.of(orders, line, left - closed - honoured);
        swapped.forEach(one -> unsent.swapped(one.replaced(), one.unsent()));
        funds = unsent.funds();
        price = price.plus(unsent.goods())
                .plus(last(line, closed, line.line().quantity() - line.units().elsewhere()))
                .plus(last(line, honoured, line.shortUnits()));
        withdrawn = withdrawn.plus(unsent.withdrawn());
        open += itsOpen;
        stopped += unsent.units();
        twice += unsent.twice();
        refundsChanged += unsent.changed().size();
        OrderLine after =
                line.refundedElsewhere(closed).waited(unsent.awaited(), 0).honouredElsewhere(honoured);
        write(stored, after, unsent, theCase);
        if (itsOpen > 0 || unsent.awaited() > 0) {
            writes.add(stock.change(
                    line.stockKey(),
                    position -> line.countedIn(position, now)
                            .release(itsOpen, line.paidAt(), now)
                            .await(-unsent.awaited(), now)));
        }
        swapped.forEach(one -> apply(one.line(), one.units()));
    }

    private void write(
            Stored<OrderLine> before, OrderLine after, UnsentRefunds unsent, Optional<Stored<Case>> theCase) {
        writes.add(orders.replace(before, after));
        unsent.changed().forEach((old, changed) -> writes.add(refunds.replace(old, changed)));
        if (!unsent.changed().isEmpty()) {
            writes.addAll(goodsInstead.writes(
                    theCase.orElseThrow(() -> new TornRead(after.ref() + " has refunds but no case")),
                    List.copyOf(unsent.changed().values()),
                    now));
        }
    }

    /** Returns the price of units of a line, the last ones before {@code to} (inclusive). */
    private static Money last(OrderLine line, int units, int to) {
        return Shares.ofUnits(line.line().paid(), to - units, to, line.line().quantity());
    }

    /** Returns the writes for lines, refunds, cases and stock positions. */
    List<Write> writes() {
        return writes;
    }

    /** Returns the order's funds without the stopped amounts. */
    OrderFunds funds() {
        return funds;
    }

    /** Returns the price of the units for which nothing is set aside any more. */
    Money price() {
        return price;
    }

    /** Returns the stopped amounts. */
    Money withdrawn() {
        return withdrawn;
    }

    int refundsChanged() {
        return refundsChanged;
    }

    ExternalRefund.Outcome outcome() {
        return new ExternalRefund.Outcome(open, stopped, twice);
    }
}
