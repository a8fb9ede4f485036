package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** Lists the states of a case's compensation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Compensation.AwaitingRefund.class, name = "awaitingRefund"),
    @JsonSubTypes.Type(value = Compensation.Owed.class, name = "owed"),
    @JsonSubTypes.Type(value = Compensation.Suspended.class, name = "suspended"),
    @JsonSubTypes.Type(value = Compensation.Issued.class, name = "issued"),
    @JsonSubTypes.Type(value = Compensation.Nothing.class, name = "nothing")
})
public sealed interface Compensation {
    /** Means that the policy owes it only after the buyer has been refunded. */
    record AwaitingRefund() implements Compensation {}

    /** Means that it must be debited and issued as soon as possible. */
    record Owed(Instant since) implements Compensation {}

    /**
     * Means that it waits for the merchant's money, in full or in part: the policy version advances nothing, or it
     * exceeds the advance limit.
     *
     * @param since when it was first owed, which gives its place in the queue
     */
    record Suspended(Instant since) implements Compensation {}

    /** Means that the merchant was debited and the buyer has the coupon. */
    record Issued(String couponId, Instant at) implements Compensation {}

    /** Means that the case is worth nothing; the last step of its assessment says why. */
    record Nothing() implements Compensation {}
}
