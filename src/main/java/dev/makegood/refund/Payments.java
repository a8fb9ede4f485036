package dev.makegood.refund;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The payments of a refund through the gateway: those that came back, the present one, and those that nobody wanted. Their
 * keys are derived from the refund's id and their numbers, from 1 in the order in which they were begun.
 *
 * @param returned those that came back, in order; the present one is the next
 * @param acceptedAt when the gateway first said that it has the present one; absent while it has not
 * @param surplus those that the gateway made although the refund was paid by hand
 */
public record Payments(List<Returned> returned, Optional<Instant> acceptedAt, List<Surplus> surplus) {
    static final Payments NONE = new Payments(List.of(), Optional.empty(), List.of());

    public Payments {
        returned = List.copyOf(returned);
        surplus = List.copyOf(surplus);
    }

    /**
     * A payment that came back.
     *
     * @param settled when the gateway had said that it was made, and its reference; absent if we never heard of that
     * @param deadline of the refund, until it came back
     * @param at when we were told that it came back
     */
    public record Returned(
            int number, Optional<RefundState.Settled> settled, Instant deadline, Instant at, String reason) {}

    /** A payment beside the one by hand; {@code returnedAt} is when that one came back, if it did. */
    public record Surplus(int number, String reference, Instant at, Optional<Instant> returnedAt) {}

    /** The number of the present payment. */
    int number() {
        return returned.size() + 1;
    }

    /** True if a payment was settled once, be it that it came back: what goes to coupons went there then. */
    boolean settledOnce() {
        return returned.stream().anyMatch(one -> one.settled().isPresent());
    }

    Payments accepted(Instant at) {
        return new Payments(returned, Optional.of(acceptedAt.orElse(at)), surplus);
    }

    /** The present one came back; the next one has another key. */
    Payments returned(Optional<RefundState.Settled> settled, Instant deadline, Instant at, String reason) {
        var all = new ArrayList<>(returned);
        all.add(new Returned(number(), settled, deadline, at, reason));
        return new Payments(all, Optional.empty(), surplus);
    }

    boolean hasSurplus() {
        return surplus.stream().anyMatch(one -> one.number() == number());
    }

    Payments withSurplus(String reference, Instant at) {
        var all = new ArrayList<>(surplus);
        all.add(new Surplus(number(), reference, at, Optional.empty()));
        return new Payments(returned, acceptedAt, all);
    }

    /** True if the gateway still has not had back what it paid beside the payment by hand. */
    boolean surplusIsOut() {
        return surplus.stream()
                .anyMatch(one -> one.number() == number() && one.returnedAt().isEmpty());
    }

    Payments surplusReturned(Instant at) {
        UnaryOperator<Surplus> back = one ->
                one.number() == number() ? new Surplus(one.number(), one.reference(), one.at(), Optional.of(at)) : one;
        return new Payments(returned, acceptedAt, surplus.stream().map(back).toList());
    }
}
