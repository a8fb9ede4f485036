package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makegood.order.Split;
import dev.makegood.stockout.OfAct;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds the refund of a range of a case's short units.
 *
 * @param split cash and amounts to coupons; fixed while a provider may have moved money
 * @param rounds how often it was parked
 * @param tries the attempts in this round
 * @param payments its payments through the gateway
 * @param choice the buyer's choice; absent before
 * @param act the act that stranded its units, if a brake may hold it back; else absent
 */
public record Refund(
        RefundId refundId,
        Split split,
        @JsonUnwrapped Due due,
        int rounds,
        Tries tries,
        Payments payments,
        RefundState state,
        Optional<Choice> choice,
        Optional<OfAct> act,
        @JsonUnwrapped Excluded excluded) {

    public static Refund scheduled(RefundId id, Split split, Instant due, Instant deadline) {
        return scheduled(id, split, due, deadline, Optional.empty());
    }

    public static Refund scheduled(RefundId id, Split split, Instant due, Instant deadline, Optional<OfAct> act) {
        return new Refund(
                id,
                split,
                new Due(due, deadline),
                0,
                Tries.NONE,
                Payments.NONE,
                scheduled(split, due),
                Optional.empty(),
                act,
                Excluded.NONE);
    }

    @JsonIgnore
    public Money total() {
        return split.total();
    }

    /** Returns the units to refund, without those that were shipped after all or refunded elsewhere. */
    @JsonIgnore
    public int units() {
        return refundId.units() - excluded.units();
    }

    /** Returns true if the buyer can still choose: nothing is chosen, and it is not due yet. */
    public boolean isOpenToChoice(Instant now) {
        return choice.isEmpty()
                && tries.equals(Tries.NONE)
                && rounds == 0
                && state instanceof RefundState.Scheduled
                && now.isBefore(due.dueAt());
    }

    /** Returns true if the buyer waits and was told of a restock that was moved past the end of the wait. */
    @JsonIgnore
    public boolean mayStopWaiting() {
        return state instanceof RefundState.Deferred wait && wait.moved().isPresent();
    }

    /**
     * Returns true if the buyer has a replacement for all its units that counts as making good, even if a price
     * difference is refunded.
     */
    public boolean hasReplacement() {
        return choice.filter(Choice::makesGood).isPresent();
    }

    /** Returns true if the buyer chose a replacement, so that only the price difference is refunded. */
    public boolean isOfDifference() {
        return choice.filter(made -> made.wanted() instanceof Choice.Swap).isPresent();
    }

    /**
     * Returns true if the buyer has yet to be refunded for its units, and not only for a price difference. A refund
     * that was paid and came back does not count, since its consequences remain.
     */
    public boolean isToCome() {
        return state instanceof RefundState.Unsettled && !hasReplacement() && !payments.settledOnce();
    }

    public Refund with(RefundState next) {
        return new Refund(refundId, split, due, rounds, tries, payments, next, choice, act, excluded);
    }

    public Refund with(RefundState next, Tries attempts) {
        return with(attempts).with(next);
    }

    public Refund with(Payments next) {
        return new Refund(refundId, split, due, rounds, tries, next, state, choice, act, excluded);
    }

    private Refund with(Tries next) {
        return new Refund(refundId, split, due, rounds, next, payments, state, choice, act, excluded);
    }

    Refund with(Excluded next) {
        return new Refund(refundId, split, due, rounds, tries, payments, state, choice, act, next);
    }

    /** Returns it with another split. A provider that declined its cash before gets another amount as a new payment. */
    Refund with(Split next) {
        boolean declined = tries.lastAt().isPresent() && !next.cash().equals(split.cash());
        Payments of = declined ? payments.anew() : payments;
        return new Refund(refundId, next, due, rounds, declined ? Tries.NONE : tries, of, state, choice, act, excluded);
    }

    Refund free(RefundState next) {
        return new Refund(refundId, split, due, rounds, tries, payments, next, choice, Optional.empty(), excluded);
    }

    Refund with(Due next) {
        return new Refund(refundId, split, next, rounds, tries, payments, state, choice, act, excluded);
    }

    Refund with(Optional<Choice> next) {
        return new Refund(refundId, split, due, rounds, tries, payments, state, next, act, excluded);
    }

    /** Returns the refund due for a look-up now because of a hint; unchanged if it is due anyway. */
    public Refund hinted(RefundState.Waiting waiting, Instant now) {
        return waiting.wakeAt().isAfter(now) ? with(waiting.postponed(now), tries.hinted(waiting.wakeAt())) : this;
    }

    /** Returns the refund parked, which ends a round. */
    public Refund parked(RefundState.Parked next, Tries last) {
        return new Refund(refundId, split, due, rounds + 1, last, payments, next, choice, act, excluded);
    }

    /** Returns the refund after its payment came back. Its hours begin again, unless we never knew that it was paid. */
    public Refund returned(RefundState.Returned next, Instant nextDeadline) {
        var settled = state instanceof RefundState.Settled before
                ? Optional.of(before.asked(Optional.empty()))
                : Optional.<RefundState.Settled>empty();
        return with(due.by(settled.isPresent() ? nextDeadline : due.deadline()))
                .with(payments.returned(settled, due.deadline(), next.at(), next.reason()))
                .with(next, Tries.NONE);
    }

    /** Returns the refund after a payment by hand came back: the time to refund it begins again. */
    public Refund owedAnew(Payments after, RefundState.Returned next, Instant nextDeadline) {
        return with(due.by(nextDeadline)).with(after).with(next, Tries.NONE);
    }

    /** Returns true if the gateway may know of the present payment. */
    public boolean wasTried() {
        return rounds > 0
                || !tries.equals(Tries.NONE)
                || payments.acceptedAt().isPresent()
                || payments.triedBeforeByHand();
    }

    /** Returns the act that may hold it back; empty once it was sent, since nothing can stop it then. */
    public Optional<OfAct> heldBy() {
        boolean sent = rounds > 0 || tries.haveBegun() || !payments.equals(Payments.NONE);
        return act.filter(_ -> state instanceof RefundState.Scheduled && !sent);
    }

    /** Returns its state if a worker may claim it at {@code now}; no worker may while the buyer waits for goods. */
    public Optional<RefundState.Waiting> claimable(Instant now) {
        return state instanceof RefundState.Waiting waiting
                        && !(waiting instanceof RefundState.Deferred)
                        && !waiting.wakeAt().isAfter(now)
                ? Optional.of(waiting)
                : Optional.empty();
    }

    /** Returns true if the gateway must be asked about the present payment before it is sent. */
    public boolean asksFirst(RefundState.Waiting waiting) {
        return waiting.askFirst() || payments.triedBeforeByHand();
    }

    /** Returns the key of the present payment. */
    @JsonIgnore
    public PaymentKey key() {
        return new PaymentKey(refundId, payments.number());
    }

    /** Returns the earlier payments. */
    public RefundHistory history() {
        return new RefundHistory(this);
    }

    /** Returns the refund after a choice of its buyer. */
    public ChosenRefund chosen(Choice made) {
        return new ChosenRefund(this, made);
    }

    /** Returns the refund as one that may be held back. */
    public HeldRefund held() {
        return new HeldRefund(this);
    }

    /** Returns the refund with another split, because its units have changed. */
    public ResplitRefund resplit(Split left) {
        return new ResplitRefund(this, left);
    }

    /**
     * Returns the refund due at once, because buyer and merchant agreed to end the wait.
     *
     * @param atTheLatest the deadline of a refund that is due at once; an earlier deadline stays
     */
    public Refund atOnce(Instant at, Instant atTheLatest) {
        return with(due.atOnce(at, atTheLatest)).scheduled(at);
    }

    /** Returns true if it can still be stopped: the gateway does not know of it, or said that no money moved. */
    public boolean isUnsent() {
        return state instanceof RefundState.Scheduled
                || state instanceof RefundState.Deferred
                || state instanceof RefundState.Returned && !payments.triedBeforeByHand();
    }

    /** Returns the refund due from an instant on, or withdrawn if its amount is zero. */
    public Refund scheduled(Instant from) {
        return with(scheduled(split, from));
    }

    static RefundState scheduled(Split left, Instant due) {
        return left.total().isZero() ? new RefundState.Withdrawn(due) : new RefundState.Scheduled(due);
    }
}
