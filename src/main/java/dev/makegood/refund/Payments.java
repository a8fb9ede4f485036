package dev.makegood.refund;

import dev.makegood.command.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/**
 * Holds the payments of a refund: gateway payments that came back, gateway payments in addition to a payment by hand,
 * and payments by hand that came back. The gateway's keys are derived from the refund's id and the payments' numbers,
 * from 1.
 *
 * @param number of the present payment through the gateway
 * @param returned gateway payments that came back, in order
 * @param acceptedAt when the gateway first said that it has the present one; absent before
 * @param surplus gateway payments of a refund that was also paid by hand
 * @param byHand payments by hand that came back, in order
 */
public record Payments(
        int number,
        List<Returned> returned,
        Optional<Instant> acceptedAt,
        List<Surplus> surplus,
        List<ReturnedByHand> byHand) {
    static final Payments NONE = new Payments(1, List.of(), Optional.empty(), List.of(), List.of());

    public Payments {
        returned = List.copyOf(returned);
        surplus = List.copyOf(surplus);
        byHand = List.copyOf(byHand);
    }

    /**
     * Holds a payment that came back.
     *
     * @param settled when the gateway reported the payment, with its reference; absent if it never did
     * @param deadline the refund's deadline until it came back
     * @param at when we learned that it came back
     */
    public record Returned(
            int number, Optional<RefundState.Settled> settled, Instant deadline, Instant at, String reason) {}

    /**
     * Holds a payment by hand that came back.
     *
     * @param number of the payment through the gateway at that time
     * @param tried true if the gateway may know that payment, so that it must be asked before anything is sent
     * @param owedAnew false if the additional gateway payment took its place
     * @param deadline of the refund, until it came back
     * @param at when we learned that it came back
     * @param by who told
     */
    public record ReturnedByHand(
            RefundState.PaidByHand paid,
            int number,
            boolean tried,
            boolean owedAnew,
            Instant deadline,
            Instant at,
            Actor by,
            String reason) {}

    /** Returns how often a payment of either kind came back. */
    public int timesReturned() {
        return returned.size() + byHand.size();
    }

    /**
     * Returns true if the refund was ever paid, even if the money came back: amounts to coupons were returned then.
     */
    public boolean settledOnce() {
        return !byHand.isEmpty()
                || returned.stream().anyMatch(one -> one.settled().isPresent());
    }

    /** Returns true if the gateway may know the present payment from the time before it was paid by hand. */
    public boolean triedBeforeByHand() {
        return byHand.stream().anyMatch(one -> one.number() == number && one.tried());
    }

    public Payments accepted(Instant at) {
        return new Payments(number, returned, Optional.of(acceptedAt.orElse(at)), surplus, byHand);
    }

    /** Returns them with another key for the present payment, because its amount has changed since it was declined. */
    Payments anew() {
        return new Payments(number + 1, returned, Optional.empty(), surplus, byHand);
    }

    /** Returns true if an earlier number's payment came back, or was found to be made beside one by hand that did. */
    public boolean cameBack(int earlier) {
        return returned.stream().anyMatch(one -> one.number() == earlier)
                || surplus.stream().anyMatch(one -> one.number() == earlier);
    }

    /** Records that the present payment came back; the next one has another key. */
    public Payments returned(Optional<RefundState.Settled> settled, Instant deadline, Instant at, String reason) {
        return new Payments(
                number + 1,
                with(returned, new Returned(number, settled, deadline, at, reason)),
                Optional.empty(),
                surplus,
                byHand);
    }

    /**
     * Records that the payment by hand came back. If the gateway's own payment came back before, its key is used up.
     */
    public Payments returned(ReturnedByHand back) {
        boolean usedUp = back.owedAnew() && hasSurplus();
        UnaryOperator<Surplus> counted = one -> one.number() == number && one.isOut() ? one.counted(back.at()) : one;
        return new Payments(
                usedUp ? number + 1 : number,
                returned,
                usedUp ? Optional.empty() : acceptedAt,
                surplus.stream().map(counted).toList(),
                with(byHand, back));
    }

    public boolean hasSurplus() {
        return surplus.stream().anyMatch(one -> one.number() == number);
    }

    public Payments withSurplus(String reference, Optional<Money> toBuyer, Instant at) {
        var more = new Surplus(number, reference, toBuyer, at, Optional.empty(), Optional.empty());
        return new Payments(number, returned, acceptedAt, with(surplus, more), byHand);
    }

    /** Returns the gateway payment in addition to the present payment by hand, unless it came back. */
    public Optional<Surplus> surplusOut() {
        return surplus.stream()
                .filter(one -> one.number() == number && one.isOut())
                .findFirst();
    }

    public Payments surplusReturned(Instant at) {
        UnaryOperator<Surplus> back = one -> one.number() == number ? one.back(at) : one;
        return new Payments(
                number, returned, acceptedAt, surplus.stream().map(back).toList(), byHand);
    }

    private static <T> List<T> with(List<T> some, T more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
