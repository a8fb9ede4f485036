package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.makegood.inventory.StockKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a refund stands. Each state has the transitions that are legal from it; what the gateway says has settled can be
 * settled from all that is not paid or withdrawn, since the money has moved whatever we thought.
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

    /** The money has not been seen to move. */
    sealed interface Unsettled extends RefundState {
        default Settled settled(Instant at, String reference) {
            return new Settled(at, reference);
        }

        default PaidByHand paidByHand(Instant at, String by, ManualPayment payment, Optional<Instant> askAt) {
            return new PaidByHand(at, by, payment, askAt);
        }
    }

    /** The buyer has the money. */
    sealed interface Paid extends RefundState {
        /** When we learned of it. */
        Instant at();
    }

    /** The gateway is not told anything, but asked at times whether it knows better. */
    sealed interface Watched extends RefundState {
        /** When it is asked next; absent if it is not asked. */
        Optional<Instant> askAt();

        /** The same, asked about at another time, or not at all. */
        RefundState asked(Optional<Instant> next);
    }

    /** A worker may take it up, from a time on. */
    sealed interface Waiting extends Unsettled {
        /** When it is due to be taken up. */
        Instant wakeAt();

        /** Whether the gateway may have heard of it, so that it must be asked before anything is sent. */
        boolean askFirst();

        /** The same, to be taken up later. */
        Waiting postponed(Instant until);

        /** @param version of the row that the claim replaces */
        default Claimed claim(Instant until, long version, Optional<Instant> otherwise) {
            return new Claimed(until, version, otherwise);
        }
    }

    /** Nothing is under way: never sent, or the gateway said that no money moved. */
    record Scheduled(Instant dueAt) implements Waiting {
        @Override
        public Scheduled postponed(Instant until) {
            return new Scheduled(until);
        }

        @Override
        public Instant wakeAt() {
            return dueAt;
        }

        @Override
        public boolean askFirst() {
            return false;
        }
    }

    /**
     * The buyer waits for the goods until a date; the wait is ended before it can be claimed.
     *
     * @param until the first instant after the wait; it never moves
     * @param moved what the buyer was last told of a restock that was moved past the wait; absent while none was
     */
    record Deferred(Instant until, StockKey stock, Optional<Moved> moved) implements Waiting {
        Deferred told(Moved next) {
            return new Deferred(until, stock, Optional.of(next));
        }

        /** A wait ends when it ends: what cannot be taken up then stays in its place. */
        @Override
        public Deferred postponed(Instant later) {
            return this;
        }

        @Override
        public Instant wakeAt() {
            return until;
        }

        @Override
        public boolean askFirst() {
            return false;
        }
    }

    /** A restock and the day on which its supplier now expects it; without one, the supplier has declined. */
    record Moved(String restockId, Optional<LocalDate> arrivesOn) {}

    /**
     * A worker has it until its lease ends; if it died, nobody knows whether it had sent it.
     *
     * @param token the version of the row that the claim replaced: no two claims of a refund have the same
     * @param otherwise when it would have been taken up but for a hint to ask at once; absent if it was its time
     */
    record Claimed(Instant until, long token, Optional<Instant> otherwise) implements Waiting {
        /** True if {@code state} is this claim. Goes by the token alone: an instant may lose its fraction in the row. */
        boolean isHeld(RefundState state) {
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

        Submitted submitted(Instant askAt) {
            return new Submitted(askAt);
        }

        Pending pending(Instant askAt) {
            return new Pending(askAt);
        }

        Scheduled declined(Instant retryAt) {
            return new Scheduled(retryAt);
        }

        Parked parked(Instant at, String reason, Instant askAt) {
            return new Parked(at, reason, Optional.of(askAt));
        }
    }

    /** The gateway was called, and what it made of it is not known: it is asked by key, or its webhook tells. */
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

    /** The gateway has it and says so; the money is on its way. */
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

    /** The money has come back: it is paid again under another key from {@code payAt} on, or by hand. */
    record Returned(Instant at, String reason, Instant payAt) implements Waiting {
        @Override
        public Instant wakeAt() {
            return payAt;
        }

        @Override
        public boolean askFirst() {
            return false;
        }

        @Override
        public Returned postponed(Instant until) {
            return new Returned(at, reason, until);
        }
    }

    /** Given up until an operator looks at it, or the gateway says that it has paid it after all. */
    record Parked(Instant at, String reason, Optional<Instant> askAt) implements Unsettled, Watched {
        /** Whatever parked it, the gateway is asked first. */
        Submitted resumed(Instant now) {
            return new Submitted(now);
        }

        @Override
        public Parked asked(Optional<Instant> next) {
            return new Parked(at, reason, next);
        }
    }

    /**
     * The gateway says that the money has moved. It may come back.
     *
     * @param askAt when the gateway is asked whether it has; absent while nothing speaks for it
     */
    record Settled(Instant at, String reference, Optional<Instant> askAt) implements Paid, Watched {
        public Settled(Instant at, String reference) {
            this(at, reference, Optional.empty());
        }

        @Override
        public Settled asked(Optional<Instant> next) {
            return new Settled(at, reference, next);
        }
    }

    /** An operator paid it in another way, and recorded it at {@code at}. */
    record PaidByHand(Instant at, String by, ManualPayment payment, Optional<Instant> askAt) implements Paid, Watched {
        @Override
        public PaidByHand asked(Optional<Instant> next) {
            return new PaidByHand(at, by, payment, next);
        }
    }

    /** Never sent: there is nothing to give back, mostly since the buyer has goods instead. Final. */
    record Withdrawn(Instant at) implements RefundState {}
}
