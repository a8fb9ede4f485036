package dev.makegood.policy.publication;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.Tier;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the written form of the rate of a merchant that tiers depend on. */
final class RateDocument {
    private static final int MOST_LINES = 1_000_000;

    private RateDocument() {}

    /**
     * Reads the rate.
     *
     * @throws InvalidInput if tiers depend on a rate that the version does not define, or none depends on it
     */
    static Optional<MerchantRate> read(Input in, List<Tier> tiers) {
        Optional<MerchantRate> rate = in.optional("merchantRate", name -> in.object(name, RateDocument::rate));
        Optional<Integer> depends = IntStream.range(0, tiers.size())
                .filter(i -> tiers.get(i).rate().isPresent())
                .boxed()
                .findFirst();
        if (depends.isPresent() && rate.isEmpty()) {
            throw InvalidInput.field(
                    in.at("tiers/" + depends.get() + "/rate"),
                    "needs compensation/merchantRate, which says what is counted");
        }
        if (rate.isPresent() && depends.isEmpty()) {
            throw InvalidInput.field(in.at("merchantRate"), "has no effect, since no tier depends on a rate");
        }
        return rate;
    }

    private static MerchantRate rate(Input in) {
        return new MerchantRate(
                in.choice("of", MerchantRate.Of::id, MerchantRate.Of.values()),
                (int) in.whole("days", 1, MerchantRate.MOST_DAYS),
                (int) in.whole("leastLines", 1, MOST_LINES),
                in.optional("unknownAsBasisPoints", name -> (int) in.whole(name, 0, RuleDocument.MAX_BASIS_POINTS)));
    }

    static Tier.RateRange range(Input in) {
        var range = new Tier.RateRange(
                in.optional("overBasisPoints", name -> (int) in.whole(name, 0, RuleDocument.MAX_BASIS_POINTS)),
                in.optional("atMostBasisPoints", name -> (int) in.whole(name, 0, RuleDocument.MAX_BASIS_POINTS)));
        if (range.isEmpty()) {
            throw InvalidInput.field(in.at("atMostBasisPoints"), "must be more than overBasisPoints");
        }
        return range;
    }
}
