package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.order.OrderFunds;
import dev.makegood.stockout.OfAct;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Holds the refund of a range of a case's short units.
 *
 * @param split cash and amounts to coupons; fixed once it is first sent
 * @param dueAt when it is first to be sent
 * @param deadline when it must be settled; later is late
 * @param rounds how often it was parked
 * @param tries the attempts in this round
 * @param payments its payments through the gateway
 * @param choice what the buyer chose; absent until then
 * @param act what stranded its units and may be looked at twice, so that it may have to wait; absent for all others
 * @param sent units that were shipped while the buyer waited
 * @param elsewhere units that were refunded outside of Makegood
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
        Optional<OfAct> act,
        int sent,
        int elsewhere) {

    public static Refund scheduled(RefundId id, OrderFunds.Split split, Instant due, Instant deadline) {
        return scheduled(id, split, due, deadline, Optional.empty());
    }

    public static Refund scheduled(
            RefundId id, OrderFunds.Split split, Instant due, Instant deadline, Optional<OfAct> act) {
        return new Refund(
                id,
                split,
                due,
                deadline,
                0,
                Tries.NONE,
                Payments.NONE,
                scheduled(split, due),
                Optional.empty(),
                act,
                0,
                0);
    }

    @JsonIgnore
    public Money total() {
        return split.total();
    }

    /** Returns the units that it is for, without those that were shipped after all or refunded elsewhere. */
    @JsonIgnore
    public int units() {
        return refundId.units() - sent - elsewhere;
    }

    /** Returns true if the buyer can still choose: nothing is chosen, and it is not due yet. */
    public boolean isOpenToChoice(Instant now) {
        return choice.isEmpty()
                && tries.equals(Tries.NONE)
                && rounds == 0
                && state instanceof RefundState.Scheduled
                && now.isBefore(dueAt);
    }

    /**
     * Returns true if the buyer waits and may stop, because a restock was moved past the end of the wait. It stays so,
     * once the buyer was told.
     */
    @JsonIgnore
    public boolean mayStopWaiting() {
        return state instanceof RefundState.Deferred wait && wait.moved().isPresent();
    }

    /** Returns the same, also before the buyer is told: the choice does not depend on the message. */
    public boolean mayStopWaiting(Restocks restocks) {
        return mayStopWaiting()
                || state instanceof RefundState.Deferred wait && restocks.fails(wait.stock(), wait.until());
    }

    /**
     * Returns true if the buyer has a replacement for all its units that counts as made good, even if a price difference
     * is refunded.
     */
    public boolean hasReplacement() {
        return choice.filter(Choice::makesGood).isPresent();
    }

    /** Returns true if the buyer chose a replacement, so that only the price difference is refunded. */
    @JsonIgnore
    public boolean isOfDifference() {
        return choice.filter(made -> made.wanted() instanceof Choice.Swap).isPresent();
    }

    /**
     * Returns true if the buyer is still to be refunded for its units for the first time, and not for a price
     * difference. A refund that was paid and came back does not count: what depended on it stays.
     */
    @JsonIgnore
    public boolean isToCome() {
        return state instanceof RefundState.Unsettled && !hasReplacement() && !payments.settledOnce();
    }

    public Refund with(RefundState next) {
        return new Refund(
                refundId, split, dueAt, deadline, rounds, tries, payments, next, choice, act, sent, elsewhere);
    }

    public Refund with(RefundState next, Tries attempts) {
        return new Refund(
                refundId, split, dueAt, deadline, rounds, attempts, payments, next, choice, act, sent, elsewhere);
    }

    public Refund with(Payments next) {
        return new Refund(refundId, split, dueAt, deadline, rounds, tries, next, state, choice, act, sent, elsewhere);
    }

    /** Returns the refund due to be asked about now, because of a hint; unchanged if it is due anyway. */
    public Refund hinted(RefundState.Waiting waiting, Instant now) {
        return waiting.wakeAt().isAfter(now) ? with(waiting.postponed(now), tries.hinted(waiting.wakeAt())) : this;
    }

    /** Returns the refund parked, which ends a round. */
    public Refund parked(RefundState.Parked next, Tries last) {
        return new Refund(
                refundId, split, dueAt, deadline, rounds + 1, last, payments, next, choice, act, sent, elsewhere);
    }

    /** Returns the refund after its payment came back. Its hours begin again, unless we never knew that it was paid. */
    public Refund returned(RefundState.Returned next, Instant nextDeadline) {
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
                act,
                sent,
                elsewhere);
    }

    /** Returns the refund after a payment by hand came back: the time to refund it begins again. */
    public Refund owedAnew(Payments after, RefundState.Returned next, Instant nextDeadline) {
        return new Refund(
                refundId, split, dueAt, nextDeadline, rounds, Tries.NONE, after, next, choice, act, sent, elsewhere);
    }

    /** Returns true if the gateway may know of the present payment. */
    public boolean wasTried() {
        return rounds > 0
                || !tries.equals(Tries.NONE)
                || payments.acceptedAt().isPresent()
                || payments.triedBeforeByHand();
    }

    /** Returns what may hold it back; empty once it was sent, since nothing can stop it then. */
    public Optional<OfAct> heldBy() {
        boolean sent = rounds > 0 || tries.haveBegun() || !payments.equals(Payments.NONE);
        return act.filter(_ -> state instanceof RefundState.Scheduled && !sent);
    }

    /** Returns true if it was not sent, and nobody has decided anything about it or about its units. */
    @JsonIgnore
    public boolean isUntouched() {
        return heldBy().isPresent() && choice.isEmpty() && sent == 0 && elsewhere == 0;
    }

    /** Returns the refund with nothing that may hold it back, due as if that had never held it back. */
    public Refund freed(Instant now) {
        Instant due = dueAt.isBefore(now) ? now : dueAt;
        RefundState next = heldBy().isPresent() ? scheduled(split, due) : state;
        return new Refund(
                refundId,
                split,
                dueAt,
                deadline,
                rounds,
                tries,
                payments,
                next,
                choice,
                Optional.empty(),
                sent,
                elsewhere);
    }

    /** Returns the refund withdrawn, because its units are to be shipped. */
    public Refund takenBack(Instant at) {
        Money nothing = Money.zero(split.cash().getCurrencyUnit());
        return new Refund(
                refundId,
                new OrderFunds.Split(nothing, List.of()),
                dueAt,
                deadline,
                rounds,
                tries,
                payments,
                new RefundState.Withdrawn(at),
                choice,
                act,
                sent,
                elsewhere);
    }

    /** Returns its state if a worker may claim it at {@code now}. While the buyer waits for goods, nobody may. */
    public Optional<RefundState.Waiting> claimable(Instant now) {
        return state instanceof RefundState.Waiting waiting
                        && !(waiting instanceof RefundState.Deferred)
                        && !waiting.wakeAt().isAfter(now)
                ? Optional.of(waiting)
                : Optional.empty();
    }

    /** Returns true if the gateway is asked about the present payment before it is sent. */
    public boolean asksFirst(RefundState.Waiting waiting) {
        return waiting.askFirst() || payments.triedBeforeByHand();
    }

    /** Returns the key of the present payment. */
    @JsonIgnore
    public PaymentKey key() {
        return new PaymentKey(refundId, payments.number());
    }

    /** Returns the id of the present payment in notices: the gateway's key, or which payment by hand it is. */
    public String paymentId() {
        return state instanceof RefundState.PaidByHand
                ? refundId + "~hand-" + (payments.byHand().size() + 1)
                : key().toString();
    }

    /** Returns when the buyer first had the money, even if it came back; empty if never. */
    public Optional<Instant> firstPaidAt() {
        Stream<RefundState> before = Stream.concat(
                payments.returned().stream().flatMap(one -> one.settled().stream()),
                payments.byHand().stream().map(Payments.ReturnedByHand::paid));
        return Stream.concat(before, Stream.of(state))
                .filter(RefundState.Paid.class::isInstance)
                .map(one -> ((RefundState.Paid) one).at())
                .min(Comparator.naturalOrder());
    }

    /** Returns the deadline of the first payment. */
    public Instant firstDeadline() {
        return Stream.of(
                        payments.returned().stream().map(Payments.Returned::deadline),
                        payments.byHand().stream().map(Payments.ReturnedByHand::deadline),
                        Stream.of(deadline))
                .flatMap(one -> one)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns since when it is to be sent, whatever was attempted since; in the future if it is not due yet. */
    public Instant owedSince() {
        return lastReturnedAt()
                .map(back -> back.plus(OwedAnew.BEFORE_NEXT))
                .filter(dueAt::isBefore)
                .orElse(dueAt);
    }

    /** Returns when a payment last came back; empty if never. */
    public Optional<Instant> lastReturnedAt() {
        return Stream.concat(
                        payments.returned().stream().map(Payments.Returned::at),
                        payments.byHand().stream().map(Payments.ReturnedByHand::at))
                .max(Comparator.naturalOrder());
    }

    /** Returns the refund due at once, as the buyer chose. */
    public Refund chosenNow(Choice made) {
        return chosen(made, split, made.at());
    }

    /**
     * Returns the refund due at once after an agreement made before the buyer chose. Its deadline stays as it was told.
     */
    public Refund atOnce(Instant at) {
        return atOnce(at, deadline);
    }

    /**
     * Returns the refund due at once, because buyer and merchant agreed to end the wait.
     *
     * @param atTheLatest the deadline of what is due at once; an earlier deadline stays
     */
    public Refund atOnce(Instant at, Instant atTheLatest) {
        Instant by = deadline.isBefore(atTheLatest) ? deadline : atTheLatest;
        return new Refund(
                refundId, split, at, by, rounds, tries, payments, scheduled(split, at), choice, act, sent, elsewhere);
    }

    /**
     * Returns the refund after the buyer chose a replacement: the difference is due at once; if zero, it is withdrawn.
     */
    public Refund swapped(Choice made, OrderFunds.Split difference) {
        return chosen(made, difference, made.at());
    }

    /** Returns the refund of a buyer who waits until a date. */
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
                act,
                sent,
                elsewhere);
    }

    /** Returns the refund of a buyer who stops waiting. */
    public Refund stopped(Choice made, Instant nextDeadline) {
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
                act,
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
                act,
                sent,
                elsewhere);
    }

    /** Returns the refund after some of its units were shipped while the buyer waited. */
    public Refund sent(int units, OrderFunds.Split left, Instant at) {
        RefundState next = units() == units ? new RefundState.Withdrawn(at) : state;
        return new Refund(
                refundId, left, dueAt, deadline, rounds, tries, payments, next, choice, act, sent + units, elsewhere);
    }

    /** Returns true if it can still be stopped: the gateway does not know of it, or said that no money moved. */
    public boolean isUnsent() {
        return state instanceof RefundState.Scheduled
                || state instanceof RefundState.Deferred
                || state instanceof RefundState.Returned && !payments.triedBeforeByHand();
    }

    /** Returns the refund after some of its units were refunded elsewhere. */
    public Refund refundedElsewhere(int units, OrderFunds.Split left, Instant at) {
        RefundState next = units() == units ? new RefundState.Withdrawn(at) : state;
        return new Refund(
                refundId, left, dueAt, deadline, rounds, tries, payments, next, choice, act, sent, elsewhere + units);
    }

    /**
     * Returns the refund of a buyer who waits on for units that were not shipped after all.
     *
     * @param left the split for all units that it is for now
     */
    public Refund waitsAgain(int units, OrderFunds.Split left, StockKey stock) {
        RefundState next = state instanceof RefundState.Deferred
                ? state
                : new RefundState.Deferred(dueAt, stock, Optional.empty());
        return new Refund(
                refundId, left, dueAt, deadline, rounds, tries, payments, next, choice, act, sent - units, elsewhere);
    }

    /** Returns the refund of units that were not shipped after all, due from {@code due}. */
    public Refund inVain(int units, OrderFunds.Split left, Instant due, Instant nextDeadline) {
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
                act,
                sent - units,
                elsewhere);
    }

    /** Returns the refund after the wait; withdrawn if what is left costs nothing. */
    public Refund lapsed(Instant until) {
        return with(scheduled(split, until));
    }

    private static RefundState scheduled(OrderFunds.Split left, Instant due) {
        return left.total().isZero() ? new RefundState.Withdrawn(due) : new RefundState.Scheduled(due);
    }
}
