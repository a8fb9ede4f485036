package dev.makegood.stockout;

import dev.makegood.inventory.StockPosition;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.stream.Stream;

/** Says from when a growth was known, whenever it is detected: its refund has the hours of the version from then on. */
final class KnownAt {
    private KnownAt() {}

    /** Returns an instant that is not after {@code now}, nor before we were told of the order or it has settled. */
    static Instant of(Cause cause, OrderLine line, StockPosition position, PolicyVersion policy, Instant now) {
        Instant cameAbout = switch (cause.trigger()) {
            case ADMISSION, AGREEMENT, CLAIM -> cause.ruledAt().orElse(now);
            case RECOUNT -> position.shortSince().orElse(now);
            case OVERDUE -> overdueAt(line, policy);
        };
        return Stream.of(cameAbout, line.told().at())
                .max(Instant::compareTo)
                .filter(at -> at.isBefore(now))
                .orElse(now);
    }

    /**
     * Returns when the hours run out after which an unshipped line is a stockout, or late: not before the time is over that a
     * line has to settle which was told late.
     */
    static Instant overdueAt(OrderLine line, PolicyVersion policy) {
        return line.overdueAt(policy.detection().overdue());
    }
}
