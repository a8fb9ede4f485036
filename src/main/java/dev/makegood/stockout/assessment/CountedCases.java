package dev.makegood.stockout.assessment;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Keeps what a case counts of the compensation of other cases equal to what these give: of the late shipment of its
 * line, and of the stockout of the units that its line replaces.
 */
final class CountedCases {
    private final Cases cases;
    private final Orders orders;
    private final Map<CaseId, Case> after;
    private final List<Write> guards;
    private final Map<CaseId, Optional<Money>> ofReplaced = new LinkedHashMap<>();

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
        return ofReplaced.containsKey(c.id()) ? c.in(c.circumstances().afterReplaced(ofReplaced.get(c.id()))) : c;
    }

    /**
     * Makes the stockouts of the lines that replace units of a case count what it gives now. A line is replaced only if
     * its buyer may choose.
     */
    void replacementsCount(Case replaced, PolicyVersion policy) {
        if (replaced.id().violation() == Violation.STOCKOUT && policy.refund().choiceWindowHours() > 0) {
            orders.lines(replaced.id().orderId()).stream()
                    .filter(line -> ReplacedUnits.caseOf(line)
                            .filter(replaced.id()::equals)
                            .isPresent())
                    .forEach(line -> ofReplaced.put(
                            new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT),
                            ReplacedUnits.given(replaced, line)));
        }
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

    /** Returns the cases that may count what a case gives. */
    Set<CaseId> countersOf(CaseId id) {
        var counters = new LinkedHashSet<>(ofReplaced.keySet());
        if (id.violation() == Violation.LATE_SHIPMENT) {
            counters.add(id.of(Violation.STOCKOUT));
        }
        return counters;
    }
}
