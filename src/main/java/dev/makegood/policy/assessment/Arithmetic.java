package dev.makegood.policy.assessment;

import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Rounding;
import dev.makegood.policy.Tier;
import dev.makegood.policy.Violation;
import dev.makegood.wording.Sentence;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Records the steps that compute the worth of a violation, before {@link Adjustments}. */
final class Arithmetic {
    private final PolicyRef policy;
    private final Steps steps;

    Arithmetic(PolicyRef policy, Steps steps) {
        this.policy = policy;
        this.steps = steps;
    }

    private Sentence ofPolicy(String step) {
        return Sentence.of(step).with("policy", policy);
    }

    Money nothingWithout(String attribute, Money zero) {
        steps.add(ofPolicy("step.required").with("attribute", attribute));
        return zero;
    }

    Money noTier(Violation violation, Money zero) {
        steps.add(ofPolicy("step.noTier").with("violation", violation.words()));
        return zero;
    }

    /** Records the tier, unless it matches everything. */
    void tier(Tier tier) {
        Stream.of(promise(tier.promise()), RateSteps.words(tier.rates()), attributes(tier.when()))
                .flatMap(Optional::stream)
                .reduce((promise, when) -> both("tier.and", promise, when))
                .ifPresent(words -> steps.add(ofPolicy("step.tier").with("tier", words)));
    }

    private static Optional<Sentence> promise(Tier.PromiseRange range) {
        Optional<Sentence> over =
                range.overHours().map(hours -> Sentence.of("tier.over").with("over", hours));
        Optional<Sentence> atMost =
                range.atMostHours().map(hours -> Sentence.of("tier.atMost").with("atMost", hours));
        return over.flatMap(_ -> range.atMostHours())
                .map(hours -> Sentence.of("tier.between")
                        .with("over", range.overHours().orElseThrow())
                        .with("atMost", hours))
                .or(() -> over)
                .or(() -> atMost);
    }

    private static Optional<Sentence> attributes(Map<String, Boolean> when) {
        return when.keySet().stream()
                .sorted()
                .map(attribute -> Sentence.of(when.get(attribute) ? "tier.has" : "tier.not")
                        .with("attribute", attribute))
                .reduce((one, other) -> both("tier.list", one, other));
    }

    private static Sentence both(String phrase, Sentence one, Sentence other) {
        return Sentence.of(phrase).with("one", one).with("other", other);
    }

    /** Records what a limit is that the text states in another currency. */
    void converted(PolicyVersion version, Optional<Long> foreignMinor) {
        foreignMinor.ifPresent(minor ->
                steps.add(version.compensation().exchange().orElseThrow().words(minor, version.currency())));
    }

    Money fixed(Violation violation, Money amount) {
        steps.add(ofPolicy("step.fixed").with("violation", violation.words()).amount("amount", amount));
        return amount;
    }

    void admittedInTime(int full, int rate) {
        steps.add(Sentence.of("step.admittedInTime").percent("rate", rate).percent("full", full));
    }

    void notAdmittedInTime(int full) {
        steps.add(Sentence.of("step.notAdmittedInTime").percent("full", full));
    }

    /**
     * Records a share.
     *
     * @param whole true if the base is the whole payment; false if coupons are left out
     */
    void rate(Money base, boolean whole, int rate, BigDecimal exactMinor) {
        steps.add(Sentence.of(whole ? "step.rate" : "step.rateBesideCoupons")
                .percent("rate", rate)
                .amount("base", base)
                .decimal("exact", exact(base.getCurrencyUnit(), exactMinor)));
    }

    void together(CurrencyUnit currency, BigDecimal exactMinor) {
        steps.add(Sentence.of("step.together").decimal("exact", exact(currency, exactMinor)));
    }

    private static String exact(CurrencyUnit currency, BigDecimal minor) {
        return minor.movePointLeft(currency.getDecimalPlaces())
                .stripTrailingZeros()
                .toPlainString();
    }

    void rounding(Rounding rounding, Money rounded) {
        steps.add(Sentence.of("step.rounded")
                .with("rounding", rounding.words(rounded.getCurrencyUnit()))
                .amount("amount", rounded));
    }

    void limits(CurrencyUnit currency, BigDecimal before, BigDecimal after) {
        int compared = after.compareTo(before);
        if (compared != 0) {
            steps.add(Sentence.of(compared > 0 ? "step.floor" : "step.cap")
                    .amount("limit", Money.ofMinor(currency, after.longValueExact())));
        }
    }
}
