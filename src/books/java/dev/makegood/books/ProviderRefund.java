package dev.makegood.books;

import dev.makegood.payment.BilledRefund;
import java.time.Instant;

/**
 * Holds a refund in a file of a provider.
 *
 * @param number under which it was sent; null if whoever sent it gave none
 * @param refund the provider's own id
 * @param payment the provider's id of the payment
 * @param minor gross of the provider's own coupons
 */
record ProviderRefund(
        String number, String refund, String payment, String currency, long minor, State state, Instant created) {
    /** Lists how a refund stands at the provider. */
    enum State {
        DONE,
        /** Not ended when the file was written, as far as it says. */
        PENDING,
        /** Failed, or came back: the buyer does not have the money. */
        RETURNED
    }

    /** Returns a refund of a bill, which does not say of one that it came back. */
    static ProviderRefund of(BilledRefund refund) {
        return new ProviderRefund(
                refund.number(),
                refund.reference(),
                refund.payment(),
                refund.amount().getCurrencyUnit().getCode(),
                refund.amount().getAmountMinorLong(),
                refund.done() ? State.DONE : State.PENDING,
                refund.at());
    }
}
