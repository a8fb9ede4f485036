package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.payment.OrderPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds what the platform advanced at a provider for a refund, until the provider has taken it back from the merchant.
 *
 * @param number of the refund's payment that was advanced
 * @param reference the provider's own id of that payment
 * @param payment that was refunded, with its sub-merchant
 * @param at when we learned of it
 * @param wakeAt when it is handled next
 * @param attempts how often it was handled
 * @param reason what came of it last; absent before
 */
public record Advance(
        RefundId refundId,
        int number,
        String reference,
        OrderPayment payment,
        Money amount,
        Instant at,
        State state,
        Instant wakeAt,
        int attempts,
        Optional<String> reason) {
    /** How long the provider is asked at most: WeChat Pay tries for 90 days. */
    private static final Duration LONGEST = Duration.ofDays(91);

    /** The time of one worker, longer than both its calls take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Lists the states of an advance. */
    public enum State {
        @JsonProperty("owed")
        OWED,
        @JsonProperty("returned")
        RETURNED,
        /** A person must get it from the merchant. */
        @JsonProperty("givenUp")
        GIVEN_UP
    }

    /** Creates the advance of a refund's present payment. */
    public static Advance of(Refund refund, String reference, Money amount, Instant now) {
        return new Advance(
                refund.refundId(),
                refund.payments().number(),
                reference,
                refund.split().payment().orElseThrow(),
                amount,
                now,
                State.OWED,
                now,
                0,
                Optional.empty());
    }

    /** Returns true if a worker may handle it. */
    public boolean isDue(Instant now) {
        return state == State.OWED && !wakeAt.isAfter(now);
    }

    /** Returns it as a worker has it for a while. */
    public Advance claimed(Instant now) {
        return in(State.OWED, now.plus(LEASE), attempts + 1, reason);
    }

    public Advance returned(Instant now) {
        return in(State.RETURNED, now, attempts, Optional.empty());
    }

    public Advance givenUp(String why, Instant now) {
        return in(State.GIVEN_UP, now, attempts, Optional.of(why));
    }

    /** Plans the next look: after a minute, doubling up to an hour; it is given up once the provider no longer tries. */
    public Advance waiting(String why, Instant now) {
        if (!now.isBefore(at.plus(LONGEST))) {
            return givenUp(why, now);
        }
        Duration doubled = Duration.ofMinutes(1L << Math.clamp(attempts - 1, 0, 10));
        Duration wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        return in(State.OWED, now.plus(wait), attempts, Optional.of(why));
    }

    private Advance in(State next, Instant when, int tried, Optional<String> why) {
        return new Advance(refundId, number, reference, payment, amount, at, next, when, tried, why);
    }
}
