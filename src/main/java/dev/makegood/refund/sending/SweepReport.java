package dev.makegood.refund.sending;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;

/** Hears of single refunds, from several threads. */
@FunctionalInterface
public interface SweepReport {
    /** Hears that a refund failed; it is tried again later. */
    void failed(RefundId id, RuntimeException fault);

    /** Hears that a refund has been settled. */
    default void settled(Refund refund) {}
}
