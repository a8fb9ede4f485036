package dev.makegood.stockout;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.policy.Assess;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Bears cases, and assesses them again when they grow, with the use of their caps in the same transaction. */
final class Assessing {
    private final Cases cases;
    private final Caps caps;

    Assessing(Database database) {
        cases = new Cases(database);
        caps = new Caps(database);
    }

    /** A case as it is now, and what else must be written with it. */
    record Assessed(Case theCase, List<Write> caps) {}

    /** @param awaitsRefund whether there is a refund to wait for, should the version want that */
    Assessed bear(
            CaseId id,
            OrderLine line,
            int units,
            Trigger trigger,
            PolicyVersion policy,
            boolean awaitsRefund,
            Instant now) {
        Caps.Held held = caps.of(policy, line);
        Facts facts = facts(id, line, units, trigger, now).using(held.used());
        Assessment assessment = Assess.of(policy, facts);
        var theCase = new Case(
                id,
                line.line().merchantId(),
                line.buyer(),
                line.line().sku(),
                line.line().quantity(),
                units,
                trigger,
                now,
                policy.ref(),
                facts,
                assessment,
                policy.money(0),
                compensation(assessment, policy, awaitsRefund, now));
        return new Assessed(theCase, held.use(assessment.amount()));
    }

    /** More units are more of what was paid; of the caps it takes what other cases have left by now. */
    Assessed grow(Case before, OrderLine line, int more, PolicyVersion policy, boolean awaitsRefund, Instant now) {
        Case grown = before.grown(more);
        Caps.Held held = caps.of(policy, line);
        Money own = before.assessment().amount();
        Facts facts = before.facts().paying(paid(line, grown.units())).using(held.usedByOthers(own));
        Assessment assessment = Assess.of(policy, facts);
        Money added = assessment.amount().minus(own);
        Compensation next =
                added.isPositive() ? compensation(assessment, policy, awaitsRefund, now) : before.compensation();
        return new Assessed(grown.assessed(facts, assessment, next), held.use(added));
    }

    private Facts facts(CaseId id, OrderLine line, int units, Trigger trigger, Instant now) {
        return new Facts(
                id.violation(),
                paid(line, units),
                Optional.of(line.paidAt()),
                Optional.of(line.line().promisedShipAt()),
                line.agreedShipAt(),
                trigger == Trigger.ADMISSION ? Optional.of(now) : Optional.empty(),
                Optional.empty(),
                Optional.of(now),
                java.util.Map.of(),
                lateShipment(id),
                Set.copyOf(line.line().attributes()));
    }

    private static Money paid(OrderLine line, int units) {
        return Shares.ofUnits(line.line().paid(), 0, units, line.line().quantity());
    }

    private Optional<Money> lateShipment(CaseId id) {
        return id.violation() == Violation.LATE_SHIPMENT
                ? Optional.empty()
                : cases.find(id.of(Violation.LATE_SHIPMENT))
                        .map(Stored::value)
                        .map(late -> late.assessment().amount());
    }

    /** Where nothing is refunded, because the units cost nothing, there is no refund to wait for. */
    private static Compensation compensation(
            Assessment assessment, PolicyVersion policy, boolean awaitsRefund, Instant now) {
        if (assessment.amount().isZero()) {
            return new Compensation.Nothing();
        }
        boolean afterRefund = awaitsRefund && policy.compensation().owedOn() == CompensationRule.OwedOn.REFUNDED;
        return afterRefund ? new Compensation.AwaitingRefund() : new Compensation.Owed(now);
    }
}
