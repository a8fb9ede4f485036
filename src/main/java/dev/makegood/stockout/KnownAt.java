package dev.makegood.stockout;

import dev.makegood.inventory.StockPosition;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes when a growth became known. The hours of its refund count from then, even if it was detected later. */
public final class KnownAt {
    private KnownAt() {}

    /** Returns an instant not after {@code now}, and not before the order was reported and has settled. */
    public static Instant of(Cause cause, OrderLine line, StockPosition position, PolicyVersion policy, Instant now) {
        Instant cameAbout = switch (cause.trigger()) {
            case ADMISSION, AGREEMENT, CLAIM, DELAY, FURTHER_PERIOD ->
                cause.ruledAt().orElse(now);
            case RECOUNT -> shortSince(line, position, now);
            case OVERDUE -> cause.ruledAt().or(() -> overdueAt(line, policy)).orElse(now);
        };
        return Stream.of(cameAbout, line.times().reported().at())
                .max(Instant::compareTo)
                .filter(at -> at.isBefore(now))
                .orElse(now);
    }

    /** An order that was sold in a presale is not short before its date, however long others have been. */
    private static Instant shortSince(OrderLine line, StockPosition position, Instant now) {
        Optional<Instant> dateIsOver = position.presale().flatMap(presale -> presale.shieldEnds(line.paidAt()));
        return Stream.of(position.shortSince(), dateIsOver)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(now);
    }

    /**
     * Returns when an unshipped line becomes overdue: after the hours of the policy, and not before a line that was
     * reported late has settled. Empty while the buyer decides about a delay.
     */
    public static Optional<Instant> overdueAt(OrderLine line, PolicyVersion policy) {
        return line.overdueAt(policy.detection().overdue());
    }
}
