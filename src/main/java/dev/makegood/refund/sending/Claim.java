package dev.makegood.refund.sending;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;

/** Holds the result of an attempt to claim a refund. */
sealed interface Claim {
    Claim NOT_DUE = new NotDue();

    /** Means that the refund is ours for the lease. */
    record Held(Refund refund, RefundState.Claimed claim, boolean askFirst) implements Claim {}

    /** Means that a brake holds back the act that stranded its units. */
    record Braked() implements Claim {}

    /** Means that units of it were refunded elsewhere too, and it can still be stopped. */
    record RefundedTwice() implements Claim {}

    /** Means that there is nothing to send now. */
    record NotDue() implements Claim {}
}
