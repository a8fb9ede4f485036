package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.Restocks;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.OrderFunds;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * The refund of a range of a case's short units.
 *
 * @param split what goes back in cash and what to coupons; fixed from when it is first sent
 * @param dueAt when it is first to be sent
 * @param deadline settled by then, or late
 * @param rounds how often it was parked
 * @param tries what was tried in this round
 * @param payments what the gateway was asked to pay
 * @param choice what the buyer chose; absent while the buyer has said nothing
 * @param sent units of it that were shipped after all, while the buyer waited
 * @param elsewhere units of it whose money went back outside of Makegood
 */
public record Refund(
        RefundId refundId,
        OrderFunds.Split split,
        Instant dueAt,
        Instant deadline,
        int rounds,
        Tries tries,
        Payments payments,
        RefundState state,
        Optional<Choice> choice,
        int sent,
        int elsewhere) {

    static Refund scheduled(RefundId id, OrderFunds.Split split, Instant due, Instant deadline) {
        return new Refund(
                id, split, due, deadline, 0, Tries.NONE, Payments.NONE, scheduled(split, due), Optional.empty(), 0, 0);
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
                && tries.equals(Tries.NONE)
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

    /** True if the buyer chose a replacement, so that only what it is cheaper by goes back. */
    @JsonIgnore
    boolean isOfDifference() {
        return choice.filter(made -> made.wanted() instanceof Choice.Swap).isPresent();
    }

    /**
     * Whether the buyer is still to be refunded for its units for the first time, some of them at least, and not for a
     * difference in price. One that came back was made: what depended on it stays.
     */
    @JsonIgnore
    public boolean isToCome() {
        return state instanceof RefundState.Unsettled && !isForGoods() && !payments.settledOnce();
    }

    Refund with(RefundState next) {
        return new Refund(refundId, split, dueAt, deadline, rounds, tries, payments, next, choice, sent, elsewhere);
    }

    Refund with(RefundState next, Tries now) {
        return new Refund(refundId, split, dueAt, deadline, rounds, now, payments, next, choice, sent, elsewhere);
    }

    Refund with(Payments now) {
        return new Refund(refundId, split, dueAt, deadline, rounds, tries, now, state, choice, sent, elsewhere);
    }

    /** To be asked about now because of a hint; what is due by now is not brought forward. */
    Refund hinted(RefundState.Waiting waiting, Instant now) {
        return waiting.wakeAt().isAfter(now) ? with(waiting.postponed(now), tries.hinted(waiting.wakeAt())) : this;
    }

    /** Given up, and one more round over. */
    Refund parked(RefundState.Parked next, Tries now) {
        return new Refund(refundId, split, dueAt, deadline, rounds + 1, now, payments, next, choice, sent, elsewhere);
    }

    /** The present payment came back; the time to refund it begins again, unless it had never been seen to be paid. */
    Refund returned(RefundState.Returned next, Instant nextDeadline) {
        var settled = state instanceof RefundState.Settled before
                ? Optional.of(before.asked(Optional.empty()))
                : Optional.<RefundState.Settled>empty();
        return new Refund(
                refundId,
                split,
                dueAt,
                settled.isPresent() ? nextDeadline : deadline,
                rounds,
                Tries.NONE,
                payments.returned(settled, deadline, next.at(), next.reason()),
                next,
                choice,
                sent,
                elsewhere);
    }

    /** The payment by hand came back, and nothing is paid in its place: the time to refund it begins again. */
    Refund owedAnew(Payments now, RefundState.Returned next, Instant nextDeadline) {
        return new Refund(refundId, split, dueAt, nextDeadline, rounds, Tries.NONE, now, next, choice, sent, elsewhere);
    }

    /** Whether the gateway may have heard of the present payment. */
    boolean wasTried() {
        return rounds > 0
                || !tries.equals(Tries.NONE)
                || payments.acceptedAt().isPresent()
                || payments.triedBeforeByHand();
    }

    /** Whether the gateway is asked about the present payment before it is sent. */
    boolean asksFirst(RefundState.Waiting waiting) {
        return waiting.askFirst() || payments.triedBeforeByHand();
    }

    /** The key of the present payment. */
    @JsonIgnore
    public PaymentKey key() {
        return new PaymentKey(refundId, payments.number());
    }

    /** What the present payment is called where the buyer is told of it: the gateway's key, or which one by hand it is. */
    String paymentId() {
        return state instanceof RefundState.PaidByHand
                ? refundId + "~hand-" + (payments.byHand().size() + 1)
                : key().toString();
    }

    /** When the buyer first had the money, be it that it came back; absent if it never had. */
    public Optional<Instant> firstPaidAt() {
        Stream<RefundState> before = Stream.concat(
                payments.returned().stream().flatMap(one -> one.settled().stream()),
                payments.byHand().stream().map(Payments.ReturnedByHand::paid));
        return Stream.concat(before, Stream.of(state))
                .filter(RefundState.Paid.class::isInstance)
                .map(one -> ((RefundState.Paid) one).at())
                .min(Comparator.naturalOrder());
    }

    /** By when it was to be paid for the first time. */
    public Instant firstDeadline() {
        return Stream.of(
                        payments.returned().stream().map(Payments.Returned::deadline),
                        payments.byHand().stream().map(Payments.ReturnedByHand::deadline),
                        Stream.of(deadline))
                .flatMap(one -> one)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When money of it last came back; absent if none ever did. */
    public Optional<Instant> lastReturnedAt() {
        return Stream.concat(
                        payments.returned().stream().map(Payments.Returned::at),
                        payments.byHand().stream().map(Payments.ReturnedByHand::at))
                .max(Comparator.naturalOrder());
    }

    /** The buyer wants the money at once. */
    public Refund now(Choice made) {
        return chosen(made, split, made.at());
    }

    /** Buyer and merchant have agreed while the buyer might still choose; the deadline that was told stays. */
    Refund atOnce(Instant at) {
        return atOnce(at, deadline);
    }

    /**
     * Buyer and merchant have agreed that it is not to wait any longer.
     *
     * @param atTheLatest the deadline of what is due at once; an earlier one stays
     */
    Refund atOnce(Instant at, Instant atTheLatest) {
        Instant by = deadline.isBefore(atTheLatest) ? deadline : atTheLatest;
        return new Refund(
                refundId, split, at, by, rounds, tries, payments, scheduled(split, at), choice, sent, elsewhere);
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
                rounds,
                tries,
                payments,
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
                rounds,
                tries,
                payments,
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
                rounds,
                tries,
                payments,
                scheduled(left, due),
                Optional.of(made),
                sent,
                elsewhere);
    }

    /** Some of its units were shipped while the buyer waited; what is left for the others is as before. */
    Refund sent(int units, OrderFunds.Split left, Instant at) {
        RefundState next = units() == units ? new RefundState.Withdrawn(at) : state;
        return new Refund(
                refundId, left, dueAt, deadline, rounds, tries, payments, next, choice, sent + units, elsewhere);
    }

    /** Whether it can still be kept from being sent: the gateway has not heard of it, or said that no money moved. */
    boolean isUnsent() {
        return state instanceof RefundState.Scheduled
                || state instanceof RefundState.Deferred
                || state instanceof RefundState.Returned && !payments.triedBeforeByHand();
    }

    /** The money for some of its units went back elsewhere; what is left for the others is as before. */
    Refund refundedElsewhere(int units, OrderFunds.Split left, Instant at) {
        RefundState next = units() == units ? new RefundState.Withdrawn(at) : state;
        return new Refund(
                refundId, left, dueAt, deadline, rounds, tries, payments, next, choice, sent, elsewhere + units);
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
        return new Refund(
                refundId, left, dueAt, deadline, rounds, tries, payments, next, choice, sent - units, elsewhere);
    }

    /** All of its units had been sent and some have not been after all: they are refunded from {@code due} on. */
    Refund inVain(int units, OrderFunds.Split left, Instant due, Instant nextDeadline) {
        return new Refund(
                refundId,
                left,
                due,
                nextDeadline,
                rounds,
                tries,
                payments,
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
