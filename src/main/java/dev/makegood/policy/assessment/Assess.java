package dev.makegood.policy.assessment;

import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Tier;
import dev.makegood.policy.Worth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Computes the worth of a case from the policy version and the facts alone: equal input gives an equal result. */
public final class Assess {
    private final PolicyVersion policy;
    private final Facts facts;
    private final Steps steps = new Steps();
    private final Arithmetic arithmetic;
    private final Adjustments adjustments = new Adjustments(steps);

    private Assess(PolicyVersion policy, Facts facts) {
        this.policy = policy;
        this.facts = facts;
        arithmetic = new Arithmetic(policy.ref(), steps);
    }

    /** Holds the policy's amount, and the sum with the merchant's own promise. */
    private record Sums(Money ofPolicy, Money withPromise) {}

    /**
     * Adds up the portions that count, each at its own rate; then rounds the sum and limits it by floor and cap.
     * Subtracts the compensation of other cases for the same units, and applies the caps by scope, which may lower the
     * amount below the floor, down to zero. Adds the merchant's own promise, and last the sums agreed with the buyer,
     * which no cap limits, and what accrued until refunds were paid.
     *
     * @throws InvalidInput if the facts have another violation or currency, or lack a fact that the version needs
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
        Sums given = given();
        Money amount =
                new AgreedSums(facts, policy.money(0), this::withPromise).addTo(given.withPromise(), adjustments);
        Money accrued = new Accruing(policy, facts, steps).sum();
        return steps.result(amount, amount.minus(given.ofPolicy()), accrued);
    }

    /** Returns the amount for portions, without agreed sums. */
    private Money withPromise(List<Portion> portions) {
        return new Assess(policy, facts.about(portions)).given().withPromise();
    }

    private Sums given() {
        List<Portion> counted = new Counting(policy, steps).of(facts.portions());
        if (counted.isEmpty()) {
            return new Sums(policy.money(0), policy.money(0));
        }
        Money ofPolicy = ofPolicy(counted);
        return new Sums(
                ofPolicy,
                facts.promise()
                        .map(promise -> adjustments.promise(promise, promise.with(ofPolicy)))
                        .orElse(ofPolicy));
    }

    private Money ofPolicy(List<Portion> counted) {
        for (String required : policy.compensation().requires()) {
            if (!facts.attributes().contains(required)) {
                return arithmetic.nothingWithout(required, policy.money(0));
            }
        }
        List<Tier> fitting =
                policy.compensation().tiers().stream().filter(this::fits).toList();
        Optional<Tier> tier = policy.compensation()
                .merchantRate()
                .map(rate -> new RateTier(rate, new RateSteps(policy.ref(), steps), facts.merchantLines())
                        .of(fitting, fits -> new Assess(policy, facts).worth(fits.worth(), counted)))
                .orElseGet(() -> fitting.stream().findFirst());
        if (tier.isEmpty()) {
            return arithmetic.noTier(policy.violation(), policy.money(0));
        }
        arithmetic.tier(tier.get());
        return capped(afterOthers(worth(tier.get().worth(), counted)));
    }

    /** Applies the caps while there is something to limit: otherwise the last step would not say why it is nothing. */
    private Money capped(Money before) {
        Money amount = before;
        for (CompensationRule.ScopeCap cap : policy.compensation().caps()) {
            if (amount.isZero()) {
                return amount;
            }
            Money limit = policy.money(cap.amountMinor());
            arithmetic.converted(policy, cap.foreignAmountMinor());
            Money used = facts.used().getOrDefault(cap.scope(), policy.money(0));
            amount = adjustments.scopeCap(cap.scope(), limit, used, less(limit, used), amount);
        }
        return amount;
    }

    private boolean fits(Tier tier) {
        boolean attributes = tier.when().entrySet().stream()
                .allMatch(condition -> facts.attributes().contains(condition.getKey()) == condition.getValue());
        return attributes && (tier.promise().isAny() || tier.promise().includes(promise()));
    }

    private Duration promise() {
        return Duration.between(required("paidAt", facts.promisedAt()), promisedShipAt());
    }

    private Instant promisedShipAt() {
        return required("promisedShipAt", facts.ship().shipAt());
    }

    private Instant required(String field, Optional<Instant> fact) {
        return fact.orElseThrow(() -> InvalidInput.field(field, "is required under " + policy.ref()));
    }

    private Money worth(Worth worth, List<Portion> counted) {
        return switch (worth) {
            case Worth.Fixed fixed -> arithmetic.fixed(policy.violation(), policy.money(fixed.amountMinor()));
            case Worth.Percent percent ->
                new Percentage(policy, percent, arithmetic)
                        .of(counted, percent.admittedRateBasisPoints().map(_ -> promisedShipAt()));
        };
    }

    /** Subtracts from what is more than nothing, for the same reason. */
    private Money afterOthers(Money amount) {
        Money rest = facts.given()
                .forReplaced()
                .filter(replaced -> replaced.isPositive() && amount.isPositive())
                .map(replaced -> adjustments.replaced(replaced, less(amount, replaced)))
                .orElse(amount);
        return facts.given()
                .forLateShipment()
                .filter(late -> late.isPositive()
                        && rest.isPositive()
                        && policy.compensation().topsUp())
                .map(late -> adjustments.topUp(late, less(rest, late)))
                .orElse(rest);
    }

    private Money less(Money amount, Money taken) {
        return amount.isGreaterThan(taken) ? amount.minus(taken) : policy.money(0);
    }
}
