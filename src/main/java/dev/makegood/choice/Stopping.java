package dev.makegood.choice;

import dev.makegood.inventory.restock.Restocks;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;

/** Says when a buyer may stop waiting. */
final class Stopping {
    private Stopping() {}

    /**
     * Returns true if a restock was moved past the end of the wait, even if the buyer has not been told yet. Once the
     * buyer was told, it stays true.
     */
    static boolean isAllowed(Refund refund, Restocks restocks) {
        return refund.mayStopWaiting()
                || refund.state() instanceof RefundState.Deferred wait && restocks.fails(wait.stock(), wait.until());
    }
}
