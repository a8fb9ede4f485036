package dev.makegood.payment;

import java.time.Duration;
import java.util.Optional;

/** What the gateway says about one key, or that it cannot be told. */
public sealed interface GatewayOutcome {

    /** The money has moved, once. {@code reference} is the gateway's own id of the movement. */
    record Done(String reference) implements GatewayOutcome {}

    /** Accepted, not settled: a webhook or a later {@link PaymentGateway#find} tells the end. */
    record Pending(String reference) implements GatewayOutcome {}

    /**
     * The gateway says that it moved no money for what was asked, and why. The same key may be sent again. A key that
     * was used before for another amount or order is declined too: that one needs a person, not another try.
     */
    record Declined(String reason) implements GatewayOutcome {}

    /**
     * The money has moved, and has come back: the account was closed, or the card had expired. It is the last word about
     * the key, which moves no money any more; whoever pays again needs another one.
     */
    record Returned(String reason) implements GatewayOutcome {}

    /**
     * The gateway takes nothing at present: too many calls, or another refund of the payment is being worked on. Neither an
     * attempt nor a decline; whether the key was taken down all the same is not known.
     *
     * @param retryAfter how long it wants to be left alone; absent if it does not say
     */
    record NotNow(Optional<Duration> retryAfter, String reason) implements GatewayOutcome {}

    /**
     * Nothing may be assumed, least of all that no money moved: a time-out, a dropped connection, 5xx, 401, 403, or an
     * answer that cannot be read. Ask by key before anything else.
     */
    record Unknown(String reason) implements GatewayOutcome {}

    /** The gateway has never seen the key. Only an answer to {@link PaymentGateway#find}. */
    record NotFound() implements GatewayOutcome {}
}
