package dev.makegood.payment;

import java.time.Duration;
import java.util.Optional;
import org.joda.money.Money;

/** Holds the gateway's answer about one key, or the lack of a reliable answer. */
public sealed interface GatewayOutcome {

    /**
     * Says that the money has moved once.
     *
     * @param reference the gateway's own id of the movement
     * @param toBuyer what the buyer gets of it, if the provider takes back the rest for a coupon of its own with which the
     *     buyer paid; absent if it does not, or does not say so
     * @param advanced what the platform paid of it in place of the merchant ({@link AdvanceProvider}); absent if nothing
     */
    record Done(String reference, Optional<Money> toBuyer, Optional<Money> advanced) implements GatewayOutcome {
        /** Creates the answer of a provider that says nothing about coupons of its own. */
        public Done(String reference) {
            this(reference, Optional.empty());
        }

        /** Creates the answer of a provider that paid with the merchant's money. */
        public Done(String reference, Optional<Money> toBuyer) {
            this(reference, toBuyer, Optional.empty());
        }
    }

    /**
     * Says that the refund is accepted but not settled; a webhook or a later {@link PaymentGateway#find} gives the
     * result.
     */
    record Pending(String reference) implements GatewayOutcome {}

    /**
     * Says that the gateway moved no money, and why. The same key may be sent again. A key that was used for another
     * amount or order is declined too; then a person must act, and trying again does not help.
     */
    record Declined(String reason) implements GatewayOutcome {}

    /**
     * Says that the money moved and came back: the account was closed, or the card had expired. This is final: the key
     * never moves money again, and another payment needs another key.
     */
    record Returned(String reason) implements GatewayOutcome {}

    /**
     * Says that the gateway accepts no call now: there are too many calls, or another refund of the same payment is in
     * progress. This is neither an attempt nor a decline; whether the gateway recorded the key is unknown.
     *
     * @param retryAfter how long to wait; absent if the gateway does not say
     */
    record NotNow(Optional<Duration> retryAfter, String reason) implements GatewayOutcome {}

    /**
     * Says that the balance from which the provider pays is too low, so that no money moved. This is neither an attempt
     * nor a decline: the refund is sent again until a person has filled the balance.
     */
    record NoBalance(String reason) implements GatewayOutcome {}

    /**
     * Says that a limit of the provider forbids the refund for ever, so that nothing was sent. A person must pay it in
     * another way. Only {@link PaymentGateway#refund} returns it.
     */
    record Forbidden(String reason) implements GatewayOutcome {}

    /**
     * Says that nothing is known; money may have moved. The cause is a time-out, a dropped connection, 5xx, 401, 403,
     * or an unreadable answer. The next step must be to find the key.
     */
    record Unknown(String reason) implements GatewayOutcome {}

    /**
     * Says that the provider has the money and cannot deliver it, until a person acts there. It may still reach the buyer
     * or come back, so the refund must not be paid again.
     */
    record Held(String reason) implements GatewayOutcome {}

    /** Says that the gateway has never seen the key. Only {@link PaymentGateway#find} returns it. */
    record NotFound() implements GatewayOutcome {}
}
