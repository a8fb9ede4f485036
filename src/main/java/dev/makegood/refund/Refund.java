package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.Restocks;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.OrderFunds;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The refund of a range of a case's short units.
 *
 * @param split what goes back in cash and what to coupons; fixed from when it is first sent
 * @param dueAt when it is first to be sent
 * @param deadline settled by then, or late
 * @param attempts how often a worker took it up in this round, whatever came of it
 * @param rounds how often an operator let it go on after it was parked
 * @param choice what the buyer chose; absent while the buyer has said nothing
 * @param sent units of it that were shipped after all, while the buyer waited
 * @param elsewhere units of it whose money went back outside of Makegood
 */
public record Refund(
        RefundId refundId,
        OrderFunds.Split split,
        Instant dueAt,
        Instant deadline,
        int attempts,
        int rounds,
        RefundState state,
        Optional<Choice> choice,
        int sent,
        int elsewhere) {

    static Refund scheduled(RefundId id, OrderFunds.Split split, Instant due, Instant deadline) {
        return new Refund(id, split, due, deadline, 0, 0, new RefundState.Scheduled(due), Optional.empty(), 0, 0);
    }

    @JsonIgnore
    public Money total() {
        return split.total();
    }

    /** Units that it is for, without those that were shipped after all or refunded elsewhere. */
    @JsonIgnore
    public int units() {
        return refundId.units() - sent - elsewhere;
    }

    /** Whether the buyer may still choose: nothing was chosen, and it has not fallen due, let alone been taken up. */
    public boolean isOpenToChoice(Instant now) {
        return choice.isEmpty()
                && attempts == 0
                && rounds == 0
                && state instanceof RefundState.Scheduled
                && now.isBefore(dueAt);
    }

    /** Whether the buyer waits and may stop it: the restock was moved past the wait. What it was told once, stays so. */
    @JsonIgnore
    public boolean mayStopWaiting() {
        return state instanceof RefundState.Deferred wait && wait.moved().isPresent();
    }

    /** The same before the buyer is told of it: a choice does not wait for a message. */
    public boolean mayStopWaiting(Restocks restocks) {
        return mayStopWaiting()
                || state instanceof RefundState.Deferred wait && restocks.fails(wait.stock(), wait.until());
    }

    /** Whether the buyer has goods instead of what it was for, though a difference in price may go back. */
    @JsonIgnore
    public boolean isForGoods() {
        return state instanceof RefundState.Withdrawn && elsewhere == 0 || hasReplacement();
    }

    /** True if the buyer has a replacement for all of its units. */
    boolean hasReplacement() {
        return choice.filter(Choice::makesGood).isPresent();
    }

    /** Whether the buyer is still to be refunded for its units, some of them at least, and not for a difference in price. */
    @JsonIgnore
    public boolean isToCome() {
        return state instanceof RefundState.Unsettled && !isForGoods();
    }

    Refund with(RefundState next) {
        return new Refund(refundId, split, dueAt, deadline, attempts, rounds, next, choice, sent, elsewhere);
    }

    Refund attempted(RefundState next) {
        return new Refund(refundId, split, dueAt, deadline, attempts + 1, rounds, next, choice, sent, elsewhere);
    }

    Refund resumed(RefundState next) {
        return new Refund(refundId, split, dueAt, deadline, 0, rounds + 1, next, choice, sent, elsewhere);
    }

    /** The buyer wants the money at once. */
    public Refund now(Choice made) {
        return chosen(made, split, made.at());
    }

    /**
     * Buyer and merchant have agreed that it is not to wait any longer.
     *
     * @param atTheLatest the deadline of what is due at once; an earlier one stays
     */
    Refund atOnce(Instant at, Instant atTheLatest) {
        Instant by = deadline.isBefore(atTheLatest) ? deadline : atTheLatest;
        return new Refund(refundId, split, at, by, attempts, rounds, scheduled(split, at), choice, sent, elsewhere);
    }

    /** The buyer has a replacement, and so much is to go back at once; nothing of it withdraws the refund. */
    public Refund swapped(Choice made, OrderFunds.Split difference) {
        return chosen(made, difference, made.at());
    }

    /** The buyer waits until a date. */
    public Refund deferred(Choice made, StockKey stock, Instant until, Instant nextDeadline) {
        return new Refund(
                refundId,
                split,
                until,
                nextDeadline,
                attempts,
                rounds,
                new RefundState.Deferred(until, stock, Optional.empty()),
                Optional.of(made),
                sent,
                elsewhere);
    }

    /** The buyer waits no longer. */
    Refund stopped(Choice made, Instant nextDeadline) {
        return new Refund(
                refundId,
                split,
                made.at(),
                nextDeadline,
                attempts,
                rounds,
                scheduled(split, made.at()),
                Optional.of(made),
                sent,
                elsewhere);
    }

    private Refund chosen(Choice made, OrderFunds.Split left, Instant due) {
        return new Refund(
                refundId,
                left,
                due,
                deadline,
                attempts,
                rounds,
                scheduled(left, due),
                Optional.of(made),
                sent,
                elsewhere);
    }

    /** Some of its units were shipped while the buyer waited; what is left for the others is as before. */
    Refund sent(int units, OrderFunds.Split left, Instant at) {
        RefundState next = units() == units ? new RefundState.Withdrawn(at) : state;
        return new Refund(refundId, left, dueAt, deadline, attempts, rounds, next, choice, sent + units, elsewhere);
    }

    /** Whether it can still be kept from being sent: the gateway has not heard of it, or said that no money moved. */
    boolean isUnsent() {
        return state instanceof RefundState.Scheduled || state instanceof RefundState.Deferred;
    }

    /** The money for some of its units went back elsewhere; what is left for the others is as before. */
    Refund refundedElsewhere(int units, OrderFunds.Split left, Instant at) {
        RefundState next = units() == units ? new RefundState.Withdrawn(at) : state;
        return new Refund(refundId, left, dueAt, deadline, attempts, rounds, next, choice, sent, elsewhere + units);
    }

    /**
     * The last of the units that were sent have not been after all, and its buyer goes on waiting for them.
     *
     * @param left what is set aside for all that it is for now
     */
    Refund waitsAgain(int units, OrderFunds.Split left, StockKey stock) {
        RefundState next = state instanceof RefundState.Deferred
                ? state
                : new RefundState.Deferred(dueAt, stock, Optional.empty());
        return new Refund(refundId, left, dueAt, deadline, attempts, rounds, next, choice, sent - units, elsewhere);
    }

    /** All of its units had been sent and some have not been after all: they are refunded from {@code due} on. */
    Refund inVain(int units, OrderFunds.Split left, Instant due, Instant nextDeadline) {
        return new Refund(
                refundId,
                left,
                due,
                nextDeadline,
                attempts,
                rounds,
                scheduled(left, due),
                choice,
                sent - units,
                elsewhere);
    }

    /** The wait is over; where what is left cost nothing, there is nothing to refund. */
    Refund lapsed(Instant until) {
        return with(scheduled(split, until));
    }

    private static RefundState scheduled(OrderFunds.Split left, Instant due) {
        return left.total().isZero() ? new RefundState.Withdrawn(due) : new RefundState.Scheduled(due);
    }
}
