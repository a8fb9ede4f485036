package dev.makegood.advice.reputation;

import dev.makegood.market.Market;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Tier.RateRange;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds where a merchant stands against the thresholds of a version.
 *
 * @param version a version whose tiers depend on the merchant's rate
 * @param lines what a case that is established now counts; absent if there are too many lines
 * @param rate the share, and that of as many days before; absent if it is of too few lines
 * @param step the rates between two thresholds, one of which it is; absent with the rate
 */
public record Standing(
        PolicyVersion version, Optional<MerchantLines> lines, Optional<Trend<Share>> rate, Optional<RateRange> step) {
    private static final long WHOLE = 10_000;

    static Standing of(PolicyVersion version, Optional<MerchantLines> now, Optional<MerchantLines> before) {
        Optional<Share> share = share(version, now);
        return new Standing(
                version,
                now,
                Trend.of(share, share(version, before), Comparator.reverseOrder()),
                share.map(found -> step(version, found)));
    }

    private static Optional<Share> share(PolicyVersion version, Optional<MerchantLines> lines) {
        MerchantRate rate = version.compensation().merchantRate().orElseThrow();
        return lines.filter(counted -> counted.paid() >= rate.leastLines())
                .flatMap(counted -> counted.counted(rate).map(count -> new Share(count, counted.paid())));
    }

    private static RateRange step(PolicyVersion version, Share share) {
        List<Integer> bounds = version.compensation().tiers().stream()
                .flatMap(tier -> tier.rate().stream())
                .flatMap(range -> Stream.of(range.overBasisPoints(), range.atMostBasisPoints()))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
        return new RateRange(
                bounds.stream().filter(bound -> isOver(share, bound)).max(Comparator.naturalOrder()),
                bounds.stream().filter(bound -> !isOver(share, bound)).findFirst());
    }

    private static boolean isOver(Share share, int bound) {
        return new RateRange(Optional.of(bound), Optional.empty()).includes(share.count(), share.of());
    }

    /** Returns true if it is the step of the lowest rates. */
    public boolean isBest() {
        return step.filter(range -> range.overBasisPoints().isEmpty()).isPresent();
    }

    /** Returns how many more of these lines may go wrong until the next step; empty if there is none, or no rate. */
    public Optional<Long> linesLeft() {
        return step.flatMap(RateRange::atMostBasisPoints).map(bound -> {
            Share share = rate.orElseThrow().now();
            return Math.multiplyExact(share.of(), (long) bound) / WHOLE - share.count();
        });
    }

    public MerchantRate asked() {
        return version.compensation().merchantRate().orElseThrow();
    }

    /** Says it in each language. */
    public Text words() {
        return Market.current().text(sentence()::in);
    }

    private Sentence sentence() {
        if (lines.isEmpty()) {
            return Sentence.of("standing.unknown");
        }
        return Sentence.of("standing.counted")
                .with("days", asked().days())
                .with("before", lines.get().before())
                .with("paid", lines.get().paid())
                .with("count", lines.get().counted(asked()).orElse(0L))
                .with("of", asked().of().words())
                .with("left", left());
    }

    private Sentence left() {
        if (rate.isEmpty()) {
            return Sentence.of("standing.few").with("least", asked().leastLines());
        }
        return linesLeft()
                .map(more -> Sentence.of("standing.left")
                        .with("more", more)
                        .percent(
                                "atMost",
                                step.flatMap(RateRange::atMostBasisPoints).orElseThrow()))
                .orElseGet(() -> Sentence.of("standing.last")
                        .percent(
                                "over", step.flatMap(RateRange::overBasisPoints).orElseThrow()));
    }
}
