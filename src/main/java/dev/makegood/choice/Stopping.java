package dev.makegood.choice;

import dev.makegood.inventory.restock.Restocks;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;

/** Says when a buyer who waits may stop. */
final class Stopping {
    private Stopping() {}

    /**
     * Returns true if a restock was moved past the end of the wait, whether the buyer was told yet or not: the choice
     * does not depend on the message. It stays so, once the buyer was told.
     */
    static boolean isAllowed(Refund refund, Restocks restocks) {
        return refund.mayStopWaiting()
                || refund.state() instanceof RefundState.Deferred wait && restocks.fails(wait.stock(), wait.until());
    }
}
