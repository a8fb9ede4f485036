package dev.makegood.policy.assessment;

import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/** Selects among tiers by the rate of the merchant, as an exact fraction, and records why. */
final class RateTier {
    private static final int WHOLE = 10_000;

    private final MerchantRate rate;
    private final RateSteps steps;
    private final Optional<MerchantLines> lines;

    RateTier(MerchantRate rate, RateSteps steps, Optional<MerchantLines> lines) {
        this.rate = rate;
        this.steps = steps;
        this.lines = lines;
    }

    /**
     * Returns the tier; empty if none is for the rate.
     *
     * @param tiers those that match otherwise
     * @param worth computes what a tier is worth, without recording it
     */
    Optional<Tier> of(List<Tier> tiers, Function<Tier, Money> worth) {
        Optional<Long> count = lines.flatMap(found -> found.counted(rate));
        if (count.isEmpty()) {
            steps.unknown(rate);
            return unknown(tiers, worth);
        }
        steps.counted(rate, lines.get(), count.get());
        if (lines.get().paid() < rate.leastLines()) {
            steps.ofFew(rate);
            return unknown(tiers, worth);
        }
        return including(tiers, count.get(), lines.get().paid());
    }

    private Optional<Tier> unknown(List<Tier> tiers, Function<Tier, Money> worth) {
        if (rate.unknownAsBasisPoints().isPresent()) {
            steps.assumed(rate.unknownAsBasisPoints().get());
            return including(tiers, rate.unknownAsBasisPoints().get(), WHOLE);
        }
        steps.mildest();
        return Tier.RateRange.coverAll(tiers.stream().map(Tier::rates).toList())
                ? tiers.stream().min(Comparator.comparing(worth))
                : Optional.empty();
    }

    private static Optional<Tier> including(List<Tier> tiers, long count, long all) {
        return tiers.stream().filter(tier -> tier.rates().includes(count, all)).findFirst();
    }
}
