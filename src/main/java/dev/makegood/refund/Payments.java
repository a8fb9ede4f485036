package dev.makegood.refund;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Holds the payments of a refund through the gateway: those that came back, the present one, and surplus ones. Their
 * keys derive from the refund's id and their numbers, which count from 1 in the order in which they began.
 *
 * @param returned those that came back, in order; the present one follows them
 * @param acceptedAt when the gateway first said that it has the present one; absent until then
 * @param surplus those that the gateway made although the refund was paid by hand
 */
public record Payments(List<Returned> returned, Optional<Instant> acceptedAt, List<Surplus> surplus) {
    static final Payments NONE = new Payments(List.of(), Optional.empty(), List.of());

    public Payments {
        returned = List.copyOf(returned);
        surplus = List.copyOf(surplus);
    }

    /**
     * Holds a payment that came back.
     *
     * @param settled when the gateway had said that it was made, with its reference; absent if it never said so
     * @param deadline the refund's deadline until it came back
     * @param at when we were told that it came back
     */
    public record Returned(
            int number, Optional<RefundState.Settled> settled, Instant deadline, Instant at, String reason) {}

    /** Holds a payment beside the one by hand. {@code returnedAt} is when it came back, if it did. */
    public record Surplus(int number, String reference, Instant at, Optional<Instant> returnedAt) {}

    /** Returns the number of the present payment. */
    int number() {
        return returned.size() + 1;
    }

    /** Returns true if a payment was settled once, even if it came back: amounts to coupons were returned then. */
    boolean settledOnce() {
        return returned.stream().anyMatch(one -> one.settled().isPresent());
    }

    Payments accepted(Instant at) {
        return new Payments(returned, Optional.of(acceptedAt.orElse(at)), surplus);
    }

    /** Records that the present payment came back; the next one has another key. */
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

    /** Returns true if the gateway has paid beside the payment by hand, and that payment has not come back. */
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
