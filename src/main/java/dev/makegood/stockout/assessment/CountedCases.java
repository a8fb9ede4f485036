package dev.makegood.stockout.assessment;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what a case counts of the compensation of other cases equal to what these give: of the late shipment of its
 * line, and of the stockout of the units that its line replaces.
 */
final class CountedCases {
    private final Cases cases;
    private final Orders orders;
    private final Map<CaseId, Case> after;
    private final List<Write> guards;

    /**
     * Creates it for one decision.
     *
     * @param after the cases as this decision has changed them so far
     * @param guards gets a guard of each other case that is read
     */
    CountedCases(Database database, Map<CaseId, Case> after, List<Write> guards) {
        cases = new Cases(database);
        orders = new Orders(database);
        this.after = after;
        this.guards = guards;
    }

    /** Returns a case that counts what the other cases give now. */
    Case again(Case c, PolicyVersion policy) {
        return afterReplaced(afterLate(c, policy));
    }

    /** A late shipment after the growth that would have counted it covers other units. */
    private Case afterLate(Case c, PolicyVersion policy) {
        if (!policy.compensation().topsUp()
                || c.circumstances().given().forLateShipment().isEmpty()) {
            return c;
        }
        Case late = read(c.id(), c.id().of(Violation.LATE_SHIPMENT));
        return c.in(c.circumstances().afterLateShipment(TopUp.given(late, c, policy)));
    }

    private Case afterReplaced(Case c) {
        if (c.circumstances().given().forReplaced().isEmpty()) {
            return c;
        }
        OrderLine line =
                orders.getLine(new LineRef(c.id().orderId(), c.id().lineId())).value();
        Case replaced = read(c.id(), ReplacedUnits.caseOf(line).orElseThrow());
        return c.in(c.circumstances().afterReplaced(ReplacedUnits.given(replaced, line)));
    }

    private Case read(CaseId by, CaseId id) {
        if (after.containsKey(id)) {
            return after.get(id);
        }
        Optional<Stored<Case>> found = cases.find(id);
        guards.add(cases.check(id, found));
        return found.orElseThrow(() -> new TornRead(by + " counts " + id + ", which does not exist"))
                .value();
    }

    /** Returns the cases that may count what a case gives. A line is replaced only if its buyer may choose. */
    List<CaseId> countersOf(CaseId id, PolicyVersion policy) {
        if (id.violation() == Violation.LATE_SHIPMENT) {
            return List.of(id.of(Violation.STOCKOUT));
        }
        if (policy.refund().choiceWindowHours() == 0) {
            return List.of();
        }
        return orders.lines(id.orderId()).stream()
                .filter(line -> ReplacedUnits.caseOf(line).filter(id::equals).isPresent())
                .map(line -> new CaseId(id.orderId(), line.line().lineId(), Violation.STOCKOUT))
                .toList();
    }
}
