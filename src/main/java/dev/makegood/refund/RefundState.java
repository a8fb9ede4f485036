package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.makegood.inventory.StockKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a refund stands. Each state has the transitions that are legal from it; what the gateway says has settled can be
 * settled from all but the final ones, since the money has moved whatever we thought.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RefundState.Scheduled.class, name = "scheduled"),
    @JsonSubTypes.Type(value = RefundState.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = RefundState.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = RefundState.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = RefundState.Parked.class, name = "parked"),
    @JsonSubTypes.Type(value = RefundState.Settled.class, name = "settled"),
    @JsonSubTypes.Type(value = RefundState.Withdrawn.class, name = "withdrawn")
})
public sealed interface RefundState {

    /** The money has not been seen to move. */
    sealed interface Unsettled extends RefundState {
        default Settled settled(Instant at, String reference) {
            return new Settled(at, reference);
        }
    }

    /** A worker may take it up, from a time on. */
    sealed interface Waiting extends Unsettled {
        /** When it is due to be taken up. */
        Instant wakeAt();

        /** Whether the gateway may have heard of it, so that it must be asked before anything is sent. */
        boolean askFirst();

        /** @param version of the row that the claim replaces */
        default Claimed claim(Instant until, long version) {
            return new Claimed(until, version);
        }
    }

    /** Nothing is under way: never sent, or the gateway said that no money moved. */
    record Scheduled(Instant dueAt) implements Waiting {
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
     */
    record Claimed(Instant until, long token) implements Waiting {
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

        Submitted submitted(Instant askAt) {
            return new Submitted(askAt);
        }

        Scheduled declined(Instant retryAt) {
            return new Scheduled(retryAt);
        }

        Parked parked(Instant at, String reason) {
            return new Parked(at, reason);
        }
    }

    /** Sent, and its outcome not known or not final: the gateway is asked by key, or its webhook tells. */
    record Submitted(Instant askAt) implements Waiting {
        @Override
        public Instant wakeAt() {
            return askAt;
        }

        @Override
        public boolean askFirst() {
            return true;
        }
    }

    /** Given up until an operator looks at it. */
    record Parked(Instant at, String reason) implements Unsettled {
        /** Whatever parked it, the gateway is asked first. */
        Submitted resumed(Instant now) {
            return new Submitted(now);
        }
    }

    /** The gateway says that the money has moved. Final. */
    record Settled(Instant at, String reference) implements RefundState {}

    /** Never sent: the buyer has goods instead of all of it that cost anything. Final. */
    record Withdrawn(Instant at) implements RefundState {}
}
