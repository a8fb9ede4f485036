package dev.makegood.refund;

import dev.makegood.inventory.StockKey;
import dev.makegood.order.Split;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes the units of a refund.
 *
 * @param left the split for all units that remain
 */
public record ResplitRefund(Refund refund, Split left) {

    /**
     * Returns the refund after some of its units were shipped while the buyer waited. If no unit is left, it can still
     * have to make up for an earlier refund of the order that was too small.
     */
    public Refund sent(int units, Instant at) {
        RefundState next = refund.units() == units ? Refund.scheduled(left, at) : refund.state();
        return refund.with(left).with(refund.excluded().sent(units)).with(next);
    }

    /**
     * Returns the refund after some of its units were refunded elsewhere. It is withdrawn if the other units bring
     * nothing, unless the buyer waits for them.
     */
    public Refund refundedElsewhere(int units, Instant at) {
        boolean waits = refund.state() instanceof RefundState.Deferred;
        boolean over = refund.units() == units || left.total().isZero() && !waits;
        RefundState next = over ? new RefundState.Withdrawn(at) : refund.state();
        return refund.with(left).with(refund.excluded().elsewhere(units)).with(next);
    }

    /** Returns the refund of a buyer who continues to wait for units that were not shipped after all. */
    public Refund waitsAgain(int units, StockKey stock) {
        RefundState next = refund.state() instanceof RefundState.Deferred
                ? refund.state()
                : new RefundState.Deferred(refund.due().dueAt(), stock, Optional.empty());
        return with(-units).with(next);
    }

    /** Returns the refund of units that were not shipped after all, due from {@code dueAt}. */
    public Refund inVain(int units, Instant dueAt, Instant nextDeadline) {
        return with(-units).with(new Due(dueAt, nextDeadline)).with(Refund.scheduled(left, dueAt));
    }

    private Refund with(int moreSent) {
        return refund.with(left).with(refund.excluded().sent(moreSent));
    }
}
