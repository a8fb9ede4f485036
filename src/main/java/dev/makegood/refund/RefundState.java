package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.makegood.command.Actor;
import dev.makegood.inventory.StockKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Lists the states of a refund. Each offers its legal transitions. A refund can be settled from every state but paid
 * and withdrawn, because the gateway's word that money moved counts, whatever we believed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RefundState.Scheduled.class, name = "scheduled"),
    @JsonSubTypes.Type(value = RefundState.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = RefundState.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = RefundState.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = RefundState.Pending.class, name = "pending"),
    @JsonSubTypes.Type(value = RefundState.Returned.class, name = "returned"),
    @JsonSubTypes.Type(value = RefundState.Parked.class, name = "parked"),
    @JsonSubTypes.Type(value = RefundState.Settled.class, name = "settled"),
    @JsonSubTypes.Type(value = RefundState.PaidByHand.class, name = "paidByHand"),
    @JsonSubTypes.Type(value = RefundState.Withdrawn.class, name = "withdrawn")
})
public sealed interface RefundState {

    /** Groups the states in which no money is known to have moved. */
    sealed interface Unsettled extends RefundState {
        default Settled settled(Instant at, String reference, Optional<Money> toBuyer) {
            return new Settled(at, reference, toBuyer, Optional.empty());
        }

        default PaidByHand paidByHand(Instant at, Actor by, ManualPayment payment, Optional<Instant> askAt) {
            return new PaidByHand(at, by, payment, askAt);
        }
    }

    /** Groups the states in which the buyer has the money. */
    sealed interface Paid extends RefundState {
        /** Returns when we learned of it. */
        Instant at();
    }

    /** Groups the states in which nothing is sent, but the gateway may be asked whether the state is still true. */
    sealed interface Watched extends RefundState {
        /** Returns when the gateway is asked next; empty if it is not. */
        Optional<Instant> askAt();

        /** Returns the state with another time to ask, or none. */
        RefundState asked(Optional<Instant> next);
    }

    /** Groups the states in which a worker may claim the refund from some time on. */
    sealed interface Waiting extends Unsettled {
        /** Returns when it is due to be claimed. */
        Instant wakeAt();

        /** Returns true if the gateway may know of it, so that it must be asked before anything is sent. */
        default boolean askFirst() {
            return false;
        }

        /** Returns the state with a later time. */
        Waiting postponed(Instant until);

        /**
         * Returns the claim of a worker.
         *
         * @param version the version of the row that the claim replaces
         */
        default Claimed claim(Instant until, long version, Optional<Instant> otherwise) {
            return new Claimed(until, version, otherwise);
        }
    }

    /** Means that nothing is under way: it was never sent, or the gateway said that no money moved. */
    record Scheduled(Instant wakeAt) implements Waiting {
        @Override
        public Scheduled postponed(Instant until) {
            return new Scheduled(until);
        }
    }

    /**
     * Means that the buyer waits for the goods until a date. The wait is ended before the refund can be claimed.
     *
     * @param until the first instant after the wait; never moves
     * @param moved the latest notice to the buyer about a restock moved past the wait; absent if there was none
     */
    record Deferred(Instant until, StockKey stock, Optional<Moved> moved) implements Waiting {
        public Deferred told(Moved next) {
            return new Deferred(until, stock, Optional.of(next));
        }

        /** Returns the wait unchanged: it cannot be postponed, and stays in its place if it cannot be handled. */
        @Override
        public Deferred postponed(Instant later) {
            return this;
        }

        @Override
        public Instant wakeAt() {
            return until;
        }
    }

    /** Names a restock and the day on which its supplier now expects it; no day if the supplier has declined. */
    record Moved(String restockId, Optional<LocalDate> arrivesOn) {}

    /**
     * Means that a worker has it until its lease ends. If the worker died, it is unknown whether the refund was sent.
     *
     * @param token the version of the row that the claim replaced, which is unique among the claims of a refund
     * @param otherwise when it would have been due without a hint; absent without a hint
     */
    record Claimed(Instant until, long token, Optional<Instant> otherwise) implements Waiting {
        /** Returns true if {@code state} is this claim, by its token: an instant may lose its fraction in the row. */
        public boolean isHeld(RefundState state) {
            return state instanceof Claimed held && held.token == token;
        }

        @Override
        public Instant wakeAt() {
            return until;
        }

        @Override
        public boolean askFirst() {
            return true;
        }

        @Override
        public Submitted postponed(Instant later) {
            return new Submitted(later);
        }

        public Submitted submitted(Instant askAt) {
            return new Submitted(askAt);
        }

        public Pending pending(Instant askAt) {
            return new Pending(askAt);
        }

        public Scheduled declined(Instant retryAt) {
            return new Scheduled(retryAt);
        }

        public Parked parked(Instant at, String reason, Instant askAt) {
            return new Parked(at, reason, Optional.of(askAt));
        }
    }

    /** Means that the gateway was called and the result is unknown; a look-up by key or the webhook will tell. */
    record Submitted(Instant wakeAt) implements Waiting {
        @Override
        public boolean askFirst() {
            return true;
        }

        @Override
        public Submitted postponed(Instant until) {
            return new Submitted(until);
        }
    }

    /** Means that the gateway has accepted it and the money is on its way. */
    record Pending(Instant wakeAt) implements Waiting {
        @Override
        public boolean askFirst() {
            return true;
        }

        @Override
        public Pending postponed(Instant until) {
            return new Pending(until);
        }
    }

    /** Means that the money came back. It is paid again under another key from {@code payAt}, or by hand. */
    record Returned(Instant at, String reason, Instant payAt) implements Waiting {
        @Override
        public Instant wakeAt() {
            return payAt;
        }

        @Override
        public Returned postponed(Instant until) {
            return new Returned(at, reason, until);
        }
    }

    /** Means that it is given up until an operator looks at it, or the gateway reports that it paid after all. */
    record Parked(Instant at, String reason, Optional<Instant> askAt) implements Unsettled, Watched {
        /** Returns the state to resume in. The gateway is asked first, whatever the reason for parking was. */
        public Submitted resumed(Instant now) {
            return new Submitted(now);
        }

        @Override
        public Parked asked(Optional<Instant> next) {
            return new Parked(at, reason, next);
        }
    }

    /**
     * Means that the gateway reported that the money moved. It may still come back.
     *
     * @param toBuyer what the buyer got of the cash, if the provider took back the rest for a coupon of its own; absent if
     *     the buyer got all of it
     * @param askAt when to ask the gateway whether the money came back; absent without a sign of that
     */
    record Settled(Instant at, String reference, Optional<Money> toBuyer, Optional<Instant> askAt)
            implements Paid, Watched {
        public Settled(Instant at, String reference) {
            this(at, reference, Optional.empty(), Optional.empty());
        }

        @Override
        public Settled asked(Optional<Instant> next) {
            return new Settled(at, reference, toBuyer, next);
        }
    }

    /** Means that an operator paid it outside the gateway, and recorded that at {@code at}. */
    record PaidByHand(Instant at, Actor by, ManualPayment payment, Optional<Instant> askAt) implements Paid, Watched {
        @Override
        public PaidByHand asked(Optional<Instant> next) {
            return new PaidByHand(at, by, payment, next);
        }
    }

    /** Means that it was never sent and nothing is owed, usually because the buyer has goods instead. Final. */
    record Withdrawn(Instant at) implements RefundState {}
}
