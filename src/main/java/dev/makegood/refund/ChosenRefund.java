package dev.makegood.refund;

import dev.makegood.inventory.StockKey;
import dev.makegood.order.Split;
import java.time.Instant;
import java.util.Optional;

/** Changes a refund by its buyer's choice. */
public record ChosenRefund(Refund refund, Choice made) {

    /** Returns the refund due at once. */
    public Refund now() {
        return due(refund.split());
    }

    /** Returns the refund after a swap: the difference is due at once; if zero, it is withdrawn. */
    public Refund swapped(Split difference) {
        return due(difference);
    }

    private Refund due(Split left) {
        return refund.with(left)
                .with(new Due(made.at(), refund.due().deadline()))
                .with(Refund.scheduled(left, made.at()))
                .with(Optional.of(made));
    }

    /** Returns the refund of a buyer who waits until a date. */
    public Refund deferred(StockKey stock, Instant until, Instant nextDeadline) {
        return refund.with(new Due(until, nextDeadline))
                .with(new RefundState.Deferred(until, stock, Optional.empty()))
                .with(Optional.of(made));
    }

    /** Returns the refund of a buyer who stops waiting. */
    public Refund stopped(Instant nextDeadline) {
        return refund.with(new Due(made.at(), nextDeadline))
                .with(Refund.scheduled(refund.split(), made.at()))
                .with(Optional.of(made));
    }
}
