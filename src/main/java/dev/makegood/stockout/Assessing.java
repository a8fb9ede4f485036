package dev.makegood.stockout;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.policy.Assess;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Given;
import dev.makegood.policy.MerchantPromise;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Promises;
import dev.makegood.policy.ShipPromise;
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

    /**
     * @param withCoupons what was paid for the units with coupons
     * @param awaitsRefund whether there is a refund to wait for, should the version want that
     */
    Assessed bear(
            CaseId id,
            OrderLine line,
            int units,
            Money withCoupons,
            Cause cause,
            PolicyVersion policy,
            boolean awaitsRefund,
            Instant now) {
        var caps = new Caps(database);
        Caps.Place place = Caps.Place.of(line);
        Facts facts = agreed(facts(id, line, Portion.of(paid(line, units), withCoupons), cause, now), cause, policy)
                .using(caps.usedByOthers(policy, place, id));
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
            Money withCoupons,
            Cause cause,
            PolicyVersion policy,
            boolean awaitsRefund,
            Instant now) {
        Case grown = before.grown(more);
        var caps = new Caps(database);
        Caps.Place place = Caps.Place.of(line);
        Facts facts = agreed(
                        paying(withoutGoods(before.facts()), paid(line, grown.units()), withCoupons), cause, policy)
                .using(caps.usedByOthers(policy, place, before.id()));
        Assessment assessment = Assess.of(policy, facts);
        caps.use(policy, place, before.id(), assessment.ofPolicy(), before.compensated());
        Money added = assessment.amount().minus(before.assessment().amount());
        Compensation next =
                added.isPositive()
                        ? inPlace(before.compensation(), compensation(assessment, policy, awaitsRefund, now))
                        : before.compensation();
        return new Assessed(grown.assessed(facts, assessment, next), caps.writes());
    }

    /** What was owed before keeps its place among what a merchant owes, also with what is added to it. */
    private static Compensation inPlace(Compensation before, Compensation next) {
        return switch (before) {
            case Compensation.Owed owed when next instanceof Compensation.Owed -> owed;
            case Compensation.Suspended suspended when next instanceof Compensation.Owed ->
                new Compensation.Owed(suspended.since());
            case Compensation.Owed _,
                    Compensation.Suspended _,
                    Compensation.AwaitingRefund _,
                    Compensation.Issued _,
                    Compensation.Nothing _ -> next;
        };
    }

    /** That there were goods instead of the refund was true of fewer units. */
    static Facts withoutGoods(Facts facts) {
        return facts.exemption().filter(Exemption.GOODS_INSTEAD::equals).isPresent()
                ? facts.each(Portion::notExempt)
                : facts;
    }

    /** @param more what was paid with coupons for what is more */
    static Facts paying(Facts facts, Money paid, Money more) {
        return facts.each(portion -> portion.paying(paid, portion.withCoupons().plus(more)));
    }

    private static Facts agreed(Facts facts, Cause cause, PolicyVersion policy) {
        return cause.under(policy)
                .map(now -> facts.each(portion ->
                        portion.agreed(portion.agreement().map(now::after).orElse(now))))
                .orElse(facts);
    }

    Facts facts(CaseId id, OrderLine line, Portion portion, Cause cause, Instant now) {
        return Facts.of(
                        id.violation(),
                        List.of(cause.admittedAt(now).map(portion::admitted).orElse(portion)))
                .happened(Milestones.of(line.paidAt(), now))
                .promisedToShip(new ShipPromise(
                        Optional.empty(), Optional.of(line.line().promisedShipAt()), line.agreedShipAt()))
                .given(new Given(lateShipment(id, line), Optional.empty()))
                .promised(promise(id, line))
                .with(Set.copyOf(line.line().attributes()));
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
