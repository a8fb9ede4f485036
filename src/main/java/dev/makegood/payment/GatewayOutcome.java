package dev.makegood.payment;

import java.time.Duration;
import java.util.Optional;

/** Holds the gateway's answer about one key, or that there is no reliable answer. */
public sealed interface GatewayOutcome {

    /** Says that the money has moved, once. {@code reference} is the gateway's own id of the movement. */
    record Done(String reference) implements GatewayOutcome {}

    /**
     * Says that the refund is accepted but not settled; a webhook or a later {@link PaymentGateway#find} tells the end.
     */
    record Pending(String reference) implements GatewayOutcome {}

    /**
     * Says that the gateway moved no money, and why. The same key may be sent again. A key that was used for another
     * amount or order is declined too; then a person must act, not another attempt.
     */
    record Declined(String reason) implements GatewayOutcome {}

    /**
     * Says that the money moved and came back: the account was closed, or the card had expired. This is final: the key
     * moves no money any more, and another payment needs another key.
     */
    record Returned(String reason) implements GatewayOutcome {}

    /**
     * Says that the gateway takes no call now: too many calls, or another refund of the payment is in progress. Counts
     * neither as an attempt nor as a decline; whether the gateway recorded the key is unknown.
     *
     * @param retryAfter how long to wait; absent if the gateway does not say
     */
    record NotNow(Optional<Duration> retryAfter, String reason) implements GatewayOutcome {}

    /**
     * Says that nothing is known; money may have moved. The cause is a time-out, a dropped connection, 5xx, 401, 403,
     * or an unreadable answer. Find the key before anything else.
     */
    record Unknown(String reason) implements GatewayOutcome {}

    /** Says that the gateway has never seen the key. Only {@link PaymentGateway#find} returns it. */
    record NotFound() implements GatewayOutcome {}
}
