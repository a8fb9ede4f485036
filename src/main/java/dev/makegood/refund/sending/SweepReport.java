package dev.makegood.refund.sending;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;

/** Receives the results of single refunds, from several threads. */
@FunctionalInterface
public interface SweepReport {
    /** Receives a refund that failed; it is tried again later. */
    void failed(RefundId id, RuntimeException fault);

    /** Receives a refund that has been settled. */
    default void settled(Refund refund) {}
}
