package dev.makegood.functions.view;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import java.time.Instant;
import java.util.Optional;

/** A refund. Nothing here says "refunded" before it is settled. */
public record RefundView(
        String refundId,
        String caseId,
        long amountMinor,
        String currency,
        String state,
        Instant dueAt,
        Instant deadline,
        Optional<Instant> refundedAt,
        Optional<Long> cashMinor,
        Optional<Long> couponMinor,
        Optional<String> reason) {

    public static RefundView of(Refund refund) {
        var settled = Optional.of(refund.state())
                .filter(RefundState.Settled.class::isInstance)
                .map(RefundState.Settled.class::cast);
        var parked = Optional.of(refund.state())
                .filter(RefundState.Parked.class::isInstance)
                .map(RefundState.Parked.class::cast);
        long cash = refund.split().cash().getAmountMinorLong();
        long total = refund.total().getAmountMinorLong();
        return new RefundView(
                refund.refundId().toString(),
                refund.refundId().caseId().toString(),
                total,
                refund.total().getCurrencyUnit().getCode(),
                state(refund.state()),
                refund.dueAt(),
                refund.deadline(),
                settled.map(RefundState.Settled::at),
                settled.map(_ -> cash),
                settled.map(_ -> total - cash),
                parked.map(RefundState.Parked::reason));
    }

    private static String state(RefundState state) {
        return switch (state) {
            case RefundState.Scheduled _ -> "scheduled";
            case RefundState.Claimed _, RefundState.Submitted _ -> "processing";
            case RefundState.Parked _ -> "parked";
            case RefundState.Settled _ -> "refunded";
        };
    }
}
