package dev.makegood.stockout.detection;

import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.Growth;
import dev.makegood.stockout.KnownAt;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.Trigger;
import dev.makegood.stockout.assessment.Assessing;
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
 * Creates the case of a line whose units are unshipped after the ship time in force. Refunds nothing: the buyer may
 * still get the goods; if not, the stockout is a case of its own.
 */
final class EstablishLateShipment {
    private final Orders orders;
    private final FundsRows fundsRows;
    private final Policies policies;
    private final Cases cases;
    private final Assessing assessing;
    private final StockoutNotices notices;

    EstablishLateShipment(Database database) {
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        policies = new Policies(database);
        cases = new Cases(database);
        assessing = new Assessing(database);
        notices = new StockoutNotices(database);
    }

    /** Decides about the late shipment of a line, and returns how many units are newly late. */
    Decision<Integer> prepare(LineRef ref, Instant now) {
        return orders.findLine(ref)
                .filter(stored ->
                        stored.value().open() > 0 && !stored.value().times().late())
                .flatMap(stored -> inForce(stored.value(), now)
                        .filter(policy -> isLate(stored.value(), policy, now))
                        .map(policy -> decide(stored, policy, now)))
                .orElse(Decision.answer(0));
    }

    private Optional<PolicyVersion> inForce(OrderLine line, Instant now) {
        return policies.inForce(
                new PolicyVersion.Domain(
                        line.platform(),
                        Violation.LATE_SHIPMENT,
                        line.line().paid().getCurrencyUnit()),
                now);
    }

    /** Returns true if the line is late; units that ship exactly at the deadline are in time. */
    private static boolean isLate(OrderLine line, PolicyVersion policy, Instant now) {
        return KnownAt.overdueAt(line, policy).filter(at -> at.isBefore(now)).isPresent();
    }

    private Stored<OrderFunds> funds(OrderLine line) {
        return fundsRows.get(line.orderId());
    }

    private Decision<Integer> decide(Stored<OrderLine> stored, PolicyVersion policy, Instant now) {
        OrderLine line = stored.value();
        var id = new CaseId(line.orderId(), line.line().lineId(), Violation.LATE_SHIPMENT);
        Stored<OrderFunds> funds = funds(line);
        Money paid = Growth.paid(line, line.open());
        var growth = new Growth(
                line,
                line.open(),
                paid,
                funds.value().plan(line.line().merchantId(), paid).covered(),
                Cause.seen(Trigger.OVERDUE),
                KnownAt.overdueAt(line, policy).orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                false,
                policy,
                now);
        Assessing.Assessed assessed = assessing.bear(id, growth);
        List<Write> writes = new ArrayList<>(assessed.more());
        writes.add(fundsRows.check(funds));
        writes.add(cases.create(assessed.theCase()));
        writes.add(orders.replace(stored, line.shippedLate()));
        writes.addAll(notices.late(assessed.theCase(), line.shipBy(), policy, now));
        return new Decision<>(line.open(), writes);
    }
}
