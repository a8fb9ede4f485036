package dev.makegood.policy.assessment;

import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.Tier;
import dev.makegood.wording.Sentence;
import java.util.Optional;

/** Records the steps that select a tier by the rate of the merchant. */
final class RateSteps {
    private final PolicyRef policy;
    private final Steps steps;

    RateSteps(PolicyRef policy, Steps steps) {
        this.policy = policy;
        this.steps = steps;
    }

    /** Says which rates a tier is for; empty if it is for any. */
    static Optional<Sentence> words(Tier.RateRange range) {
        Optional<Sentence> over =
                range.overBasisPoints().map(rate -> Sentence.of("tier.rateOver").percent("over", rate));
        Optional<Sentence> atMost = range.atMostBasisPoints()
                .map(rate -> Sentence.of("tier.rateAtMost").percent("atMost", rate));
        return over.flatMap(_ -> range.atMostBasisPoints())
                .map(rate -> Sentence.of("tier.rateBetween")
                        .percent("over", range.overBasisPoints().orElseThrow())
                        .percent("atMost", rate))
                .or(() -> over)
                .or(() -> atMost);
    }

    /** Records how many of the merchant's lines are counted, with the days and when. */
    void counted(MerchantRate rate, MerchantLines lines, long count) {
        steps.add(Sentence.of("step.rateCounted")
                .with("policy", policy)
                .with("days", rate.days())
                .with("before", lines.before())
                .with("paid", lines.paid())
                .with("count", count)
                .with("of", rate.of().words())
                .with("asOf", lines.asOf()));
    }

    void ofFew(MerchantRate rate) {
        steps.add(Sentence.of("step.rateOfFew").with("least", rate.leastLines()));
    }

    void unknown(MerchantRate rate) {
        steps.add(Sentence.of("step.rateUnknown")
                .with("policy", policy)
                .with("days", rate.days())
                .with("of", rate.of().words()));
    }

    void assumed(int basisPoints) {
        steps.add(Sentence.of("step.rateAssumed").percent("rate", basisPoints));
    }

    void mildest() {
        steps.add(Sentence.of("step.rateMildest"));
    }
}
