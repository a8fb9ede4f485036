package dev.makegood.policy;

import dev.makegood.input.InvalidInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** What a case is worth: a pure function of the policy version and the facts, the same whenever it is asked. */
public final class Assess {
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    private final PolicyVersion policy;
    private final Facts facts;
    private final Arithmetic arithmetic;

    private Assess(PolicyVersion policy, Facts facts) {
        this.policy = policy;
        this.facts = facts;
        arithmetic = new Arithmetic(policy.ref());
    }

    /**
     * Tier, rate, rounding, floor and cap, then what the late shipment was compensated with, then the caps by scope: they
     * can leave less than the floor, down to nothing. Then comes what the merchant itself promised, and at last what it agreed
     * on with the buyer: no cap limits that. An exemption leaves nothing of all this.
     *
     * @throws InvalidInput if the facts are of another violation or currency, or lack what the version asks for
     */
    public static Assessment of(PolicyVersion policy, Facts facts) {
        if (facts.violation() != policy.violation()) {
            throw InvalidInput.field(
                    "violation", "must be " + policy.violation().id() + " under " + policy.ref());
        }
        if (!facts.paid().getCurrencyUnit().equals(policy.currency())) {
            throw InvalidInput.field("currency", "must be " + policy.currency() + " under " + policy.ref());
        }
        return new Assess(policy, facts).assess();
    }

    private Assessment assess() {
        if (facts.exemption().isPresent()) {
            return exempt(facts.exemption().get());
        }
        boolean owed = facts.agreement().map(Agreement::owed).orElse(true);
        Money ofPolicy = owed ? ofPolicy() : arithmetic.agreedForNothing(policy.money(0));
        Money promised = facts.promise()
                .filter(_ -> owed)
                .map(promise -> arithmetic.promise(promise, promise.with(ofPolicy)))
                .orElse(ofPolicy);
        Money amount = facts.agreement()
                .filter(agreement -> agreement.atLeast().isGreaterThan(promised))
                .map(agreement -> arithmetic.agreed(agreement.with(promised)))
                .orElse(promised);
        return arithmetic.result(amount, amount.minus(ofPolicy));
    }

    private Assessment exempt(Exemption ground) {
        if (Exemption.OF_POLICIES.contains(ground) && !policy.exemptions().contains(ground)) {
            throw InvalidInput.field("exemption", "is not a ground under " + policy.ref());
        }
        return arithmetic.exempt(ground, policy.money(0));
    }

    private Money ofPolicy() {
        for (String required : policy.compensation().requires()) {
            if (!facts.attributes().contains(required)) {
                return arithmetic.nothingWithout(required, policy.money(0));
            }
        }
        Optional<Tier> tier =
                policy.compensation().tiers().stream().filter(this::fits).findFirst();
        if (tier.isEmpty()) {
            return arithmetic.noTier(policy.violation(), policy.money(0));
        }
        arithmetic.tier(tier.get());
        Money amount = topUp(worth(tier.get().worth()));
        for (CompensationRule.ScopeCap cap : policy.compensation().caps()) {
            Money limit = policy.money(cap.amountMinor());
            Money used = facts.used().getOrDefault(cap.scope(), policy.money(0));
            Money left = limit.isGreaterThan(used) ? limit.minus(used) : policy.money(0);
            amount = arithmetic.scopeCap(cap.scope(), limit, used, left, amount);
        }
        return amount;
    }

    private boolean fits(Tier tier) {
        boolean attributes = tier.when().entrySet().stream()
                .allMatch(condition -> facts.attributes().contains(condition.getKey()) == condition.getValue());
        return attributes && (tier.promise().isAny() || tier.promise().includes(promise()));
    }

    private Duration promise() {
        return Duration.between(required("paidAt", facts.paidAt()), promisedShipAt());
    }

    private Instant promisedShipAt() {
        return required("promisedShipAt", facts.promisedShipAt());
    }

    private Instant required(String field, Optional<Instant> fact) {
        return fact.orElseThrow(() -> InvalidInput.field(field, "is required under " + policy.ref()));
    }

    private Money worth(Worth worth) {
        return switch (worth) {
            case Worth.Fixed fixed -> arithmetic.fixed(policy.violation(), policy.money(fixed.amountMinor()));
            case Worth.Percent percent -> percent(percent);
        };
    }

    private Money percent(Worth.Percent percent) {
        int rate = percent.rateBasisPoints();
        if (percent.admittedRateBasisPoints().isPresent()) {
            boolean inTime = facts.admittedInTime(promisedShipAt());
            rate = inTime ? percent.admittedRateBasisPoints().get() : rate;
            arithmetic.admission(inTime, percent.rateBasisPoints(), rate);
        }
        BigDecimal exact = BigDecimal.valueOf(facts.paid().getAmountMinorLong())
                .multiply(BigDecimal.valueOf(rate))
                .divide(BASIS_POINTS);
        arithmetic.rate(facts.paid(), rate, exact);
        Rounding rounding = policy.compensation().rounding();
        boolean first = rounding.order() == Rounding.Order.BEFORE_LIMITS;
        BigDecimal rounded = first ? round(exact) : exact;
        BigDecimal limited =
                rounded.max(BigDecimal.valueOf(percent.floorMinor())).min(BigDecimal.valueOf(percent.capMinor()));
        arithmetic.limits(policy.money(percent.floorMinor()), policy.money(percent.capMinor()), rounded, limited);
        return policy.money((first ? limited : round(limited)).longValueExact());
    }

    private BigDecimal round(BigDecimal minor) {
        Rounding rounding = policy.compensation().rounding();
        BigDecimal rounded = rounding.round(minor, policy.currency().getDecimalPlaces());
        arithmetic.rounding(rounding.to(), policy.money(rounded.longValueExact()));
        return rounded;
    }

    private Money topUp(Money amount) {
        Optional<Money> before = facts.forLateShipment().filter(Money::isPositive);
        if (before.isEmpty() || !policy.compensation().topsUp()) {
            return amount;
        }
        Money rest = amount.isGreaterThan(before.get()) ? amount.minus(before.get()) : policy.money(0);
        return arithmetic.topUp(before.get(), rest);
    }
}
