package dev.makegood.linked;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides when the purpose of a buyer's link is done: nothing is to come, and has not been for a while. */
final class CasePurpose {
    /** How long the buyer still sees how it ended: banks take up to two weeks, and send money back within that. */
    static final Duration AFTERWARDS = Duration.ofDays(30);

    private CasePurpose() {}

    static boolean isDone(Case c, List<Refund> refunds, Instant now) {
        boolean open = refunds.stream().anyMatch(refund -> endedAt(refund).isEmpty()) || isToCome(c.compensation());
        return !open && !now.isBefore(lastChange(c, refunds).plus(AFTERWARDS));
    }

    private static boolean isToCome(Compensation compensation) {
        return switch (compensation) {
            case Compensation.AwaitingRefund _, Compensation.Owed _, Compensation.Suspended _ -> true;
            case Compensation.Issued _, Compensation.Nothing _ -> false;
        };
    }

    private static Instant lastChange(Case c, List<Refund> refunds) {
        Stream<Instant> issued =
                c.compensation() instanceof Compensation.Issued coupon ? Stream.of(coupon.at()) : Stream.empty();
        Stream<Instant> ends = refunds.stream().flatMap(refund -> endedAt(refund).stream());
        return Stream.concat(Stream.of(c.tranches().getLast().at()), Stream.concat(issued, ends))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Optional<Instant> endedAt(Refund refund) {
        return switch (refund.state()) {
            case RefundState.Paid paid -> Optional.of(paid.at());
            case RefundState.Withdrawn withdrawn -> Optional.of(withdrawn.at());
            default -> Optional.empty();
        };
    }
}
