package dev.makegood.stockout.assessment;

import dev.makegood.command.Actor;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Facts;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.Circumstances;
import dev.makegood.stockout.Growth;
import dev.makegood.stockout.KnownAt;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Computes the worth of a line's open units if their stockout were established at given instants. Uses the rows as they
 * are, with caps and promises, and writes nothing. An instance serves one line and one answer.
 */
public final class Prospect {
    private final OrderLine line;
    private final List<PolicyVersion> versions;
    private final CaseId id;
    private final Assessing assessing;
    private final Caps caps;
    private final Optional<Case> before;
    private final Money paid;
    private final Money withCoupons;
    private final Function<PolicyVersion, Optional<MerchantLines>> counted;

    /**
     * Creates a prospect.
     *
     * @param versions all policy versions
     * @param counted what is known now of the merchant's lines; cases of later days may count others
     */
    public Prospect(
            Database database,
            OrderLine line,
            List<PolicyVersion> versions,
            Function<PolicyVersion, Optional<MerchantLines>> counted) {
        this.line = line;
        this.versions = versions;
        this.counted = counted;
        id = new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT);
        assessing = new Assessing(database);
        caps = new Caps(database);
        before = line.shortUnits() > 0 ? new Cases(database).find(id).map(Stored::value) : Optional.empty();
        paid = Growth.paid(line, line.open(), before);
        withCoupons = new FundsRows(database)
                .find(line.orderId())
                .map(funds -> funds.value().plan(line.line().merchantId(), paid).covered())
                .orElse(Money.zero(line.line().paid().getCurrencyUnit()));
    }

    /** Returns the version that would assess a stockout established at {@code at}, if no newer one is published. */
    public Optional<PolicyVersion> stockoutPolicy(Instant at) {
        return before.isPresent()
                ? versions.stream()
                        .filter(version -> version.ref().equals(before.get().policy()))
                        .findFirst()
                : inForce(Violation.STOCKOUT, at);
    }

    public Optional<PolicyVersion> lateShipmentPolicy(Instant at) {
        return inForce(Violation.LATE_SHIPMENT, at);
    }

    /** Returns the count of the merchant's lines with which the cost is computed, if the version needs one. */
    public Optional<MerchantLines> merchantLines(PolicyVersion policy) {
        return before.map(c -> c.circumstances().merchantLines()).orElseGet(() -> counted.apply(policy));
    }

    /**
     * Returns the compensation that the merchant would owe for the open units if their stockout were established at
     * {@code at}, including a preceding late shipment.
     *
     * @param admitted true if the merchant admits it then
     */
    public Money cost(PolicyVersion policy, boolean admitted, Instant at) {
        Money late = lateShipment(at).map(Assessment::amount).orElse(policy.money(0));
        return late.plus(stockout(policy, admitted, at));
    }

    /** Returns true if the cost is owed only if the buyer's complaint is upheld. */
    public static boolean ifComplaintUpheld(PolicyVersion policy) {
        return policy.compensation().requires().contains(Circumstances.COMPLAINT_UPHELD);
    }

    /**
     * Returns the worth of a late shipment by {@code at}; empty if the line is not late by then, or already has such a
     * case.
     */
    public Optional<Assessment> lateShipment(Instant at) {
        return lateShipmentPolicy(at)
                .filter(policy -> !line.times().late())
                .filter(policy -> KnownAt.overdueAt(line, policy)
                        .filter(late -> late.isBefore(at))
                        .isPresent())
                .map(policy -> Assess.of(
                        policy,
                        born(id.of(Violation.LATE_SHIPMENT), policy, false, at).facts()));
    }

    private Money stockout(PolicyVersion policy, boolean admitted, Instant at) {
        if (before.isPresent()) {
            Case grown = assessing.prospect(id, before, growth(policy, admitted, at), Optional.empty());
            Map<Scope, Money> used = caps.usedByOthers(policy, Caps.Place.of(line), id);
            Case then = grown.in(grown.circumstances().using(used));
            Money added = Assess.of(policy, complained(policy, then.facts()))
                    .amount()
                    .minus(Assess.of(policy, complained(policy, before.get().facts()))
                            .amount());
            return added.isPositive() ? added : policy.money(0);
        }
        Case then = born(id, policy, admitted, at);
        Optional<Assessment> late = lateShipment(at);
        Facts facts = late.map(worth -> afterLate(then, worth)).orElse(then.facts());
        return Assess.of(policy, complained(policy, facts)).amount();
    }

    private static Facts afterLate(Case then, Assessment worth) {
        Map<Scope, Money> used = new EnumMap<>(Scope.class);
        used.putAll(then.circumstances().used());
        used.replaceAll((_, others) -> others.plus(worth.ofPolicy()));
        return then.facts().afterLateShipment(worth.amount()).using(used);
    }

    /** Returns the hypothetical case, not yet assessed. */
    private Case born(CaseId of, PolicyVersion policy, boolean admitted, Instant at) {
        Case born = assessing.prospect(of, Optional.empty(), growth(policy, admitted, at), counted.apply(policy));
        return born.in(born.circumstances().using(caps.usedByOthers(policy, Caps.Place.of(line), of)));
    }

    private Growth growth(PolicyVersion policy, boolean admitted, Instant at) {
        Cause cause =
                admitted ? Cause.admission(Actor.merchant(line.line().merchantId())) : Cause.seen(Trigger.OVERDUE);
        return new Growth(
                line, line.open(), paid, withCoupons, cause, at, Optional.empty(), Optional.empty(), true, policy, at);
    }

    private static Facts complained(PolicyVersion policy, Facts facts) {
        return ifComplaintUpheld(policy) ? facts.and(Circumstances.COMPLAINT_UPHELD) : facts;
    }

    private Optional<PolicyVersion> inForce(Violation violation, Instant at) {
        var domain = new PolicyVersion.Domain(
                line.platform(), violation, line.line().paid().getCurrencyUnit());
        return Policies.inForce(versions, domain, at);
    }
}
