package dev.makegood.stockout;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.policy.Assess;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.MerchantPromise;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Promises;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Bears cases, and assesses them again when they grow, with the use of their caps in the same transaction. */
final class Assessing {
    private final Database database;
    private final Cases cases;
    private final Promises promises;

    Assessing(Database database) {
        this.database = database;
        cases = new Cases(database);
        promises = new Promises(database);
    }

    /** A case as it is now, and what else must be written with it. */
    record Assessed(Case theCase, List<Write> caps) {}

    /** @param awaitsRefund whether there is a refund to wait for, should the version want that */
    Assessed bear(
            CaseId id,
            OrderLine line,
            int units,
            Cause cause,
            PolicyVersion policy,
            boolean awaitsRefund,
            Instant now) {
        var caps = new Caps(database);
        Caps.Place place = Caps.Place.of(line);
        Facts first = facts(id, line, units, cause, now);
        Facts facts = cause.under(policy).map(first::agreed).orElse(first).using(caps.usedByOthers(policy, place, id));
        Assessment assessment = Assess.of(policy, facts);
        caps.use(policy, place, id, assessment.ofPolicy(), policy.money(0));
        var theCase = new Case(
                id,
                line.line().merchantId(),
                line.buyer(),
                line.line().sku(),
                line.line().quantity(),
                units,
                cause.trigger(),
                now,
                policy.ref(),
                facts,
                assessment,
                policy.money(0),
                policy.money(0),
                compensation(assessment, policy, awaitsRefund, now));
        return new Assessed(theCase, caps.writes());
    }

    /** More units are more of what was paid; of the caps it takes what other cases have left by now. */
    Assessed grow(
            Case before,
            OrderLine line,
            int more,
            Cause cause,
            PolicyVersion policy,
            boolean awaitsRefund,
            Instant now) {
        Case grown = before.grown(more);
        var caps = new Caps(database);
        Caps.Place place = Caps.Place.of(line);
        Facts was = withoutGoods(before.facts());
        Facts facts = cause.under(policy)
                .map(agreement -> was.agreed(agreement.after(was)))
                .orElse(was)
                .paying(paid(line, grown.units()))
                .using(caps.usedByOthers(policy, place, before.id()));
        Assessment assessment = Assess.of(policy, facts);
        caps.use(policy, place, before.id(), assessment.ofPolicy(), before.compensated());
        Money added = assessment.amount().minus(before.assessment().amount());
        Compensation next =
                added.isPositive() ? compensation(assessment, policy, awaitsRefund, now) : before.compensation();
        return new Assessed(grown.assessed(facts, assessment, next), caps.writes());
    }

    /** That there were goods instead of the refund was true of fewer units. */
    static Facts withoutGoods(Facts facts) {
        return facts.exemption().filter(Exemption.GOODS_INSTEAD::equals).isPresent() ? facts.notExempt() : facts;
    }

    Facts facts(CaseId id, OrderLine line, int units, Cause cause, Instant now) {
        return new Facts(
                id.violation(),
                paid(line, units),
                Optional.of(line.paidAt()),
                Optional.of(line.line().promisedShipAt()),
                line.agreedShipAt(),
                cause.admittedAt(now),
                Optional.empty(),
                Optional.of(now),
                Map.of(),
                lateShipment(id, line),
                Set.copyOf(line.line().attributes()),
                Optional.empty(),
                promise(id, line),
                Optional.empty());
    }

    private Optional<MerchantPromise> promise(CaseId id, OrderLine line) {
        return id.violation() == Violation.STOCKOUT
                ? promises.inForce(
                        line.line().merchantId(),
                        line.platform(),
                        line.line().paid().getCurrencyUnit(),
                        line.paidAt())
                : Optional.empty();
    }

    static Money paid(OrderLine line, int units) {
        return Shares.ofUnits(line.line().paid(), 0, units, line.line().quantity());
    }

    /** The line itself knows whether there is a case of its late shipment. */
    private Optional<Money> lateShipment(CaseId id, OrderLine line) {
        return id.violation() == Violation.STOCKOUT && line.late()
                ? cases.find(id.of(Violation.LATE_SHIPMENT)).map(Stored::value).map(Case::toBuyer)
                : Optional.empty();
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
