package dev.makegood.inventory.restock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.makegood.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Lists the states of a restock. Each offers its legal transitions. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RestockState.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = RestockState.Expected.class, name = "expected"),
    @JsonSubTypes.Type(value = RestockState.Declined.class, name = "declined"),
    @JsonSubTypes.Type(value = RestockState.Late.class, name = "late"),
    @JsonSubTypes.Type(value = RestockState.Arrived.class, name = "arrived")
})
public sealed interface RestockState {
    /** The time that a supplier has to answer, and the pause between reminders of the merchant. */
    Duration PATIENCE = Duration.ofHours(24);

    int MOST_REMINDERS = 3;

    /** Returns the first instant after a day. */
    static Instant over(LocalDate day) {
        return Market.current().startOf(day.plusDays(1));
    }

    /** Holds the supplier's first date. */
    record Reply(long units, LocalDate arrivesOn, Instant at) {
        /** Returns the instant from which it is late. */
        public Instant lateAt() {
            return over(arrivesOn);
        }
    }

    /** Returns the supplier's first date, if it gave one. */
    Optional<Reply> answer();

    /** Returns when the next step is due; empty if there is none. */
    default Optional<Instant> dueAt() {
        return Optional.empty();
    }

    /**
     * Returns the days late, 0 if the date was kept; empty without a date, or while the day is not over and nothing has
     * arrived.
     */
    default Optional<Long> daysLate(Instant now) {
        LocalDate until = this instanceof Arrived arrived
                ? Market.current().dayOf(arrived.at())
                : Market.current().dayOf(now);
        return answer().map(Reply::arrivesOn)
                .filter(day -> this instanceof Arrived || until.isAfter(day))
                .map(day -> Math.max(0, ChronoUnit.DAYS.between(day, until)));
    }

    /** Groups the states in which it may still arrive. */
    sealed interface UnderWay extends RestockState {
        default Arrived arrived(long units, Instant now) {
            return new Arrived(answer(), units, now);
        }

        Declined declined(Instant now);
    }

    /**
     * Means that the supplier has not answered.
     *
     * @param reminders how often the merchant was reminded
     * @param remindAt absent after the last reminder
     */
    record Requested(int reminders, Optional<Instant> remindAt) implements UnderWay {
        static Requested at(Instant now) {
            return new Requested(0, Optional.of(now.plus(PATIENCE)));
        }

        Requested reminded(Instant now) {
            int next = reminders + 1;
            return new Requested(next, next < MOST_REMINDERS ? Optional.of(now.plus(PATIENCE)) : Optional.empty());
        }

        @Override
        public Declined declined(Instant now) {
            return new Declined(Optional.empty(), Optional.empty(), now);
        }

        Expected replied(Reply reply) {
            return new Expected(reply);
        }

        @Override
        public Optional<Reply> answer() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> dueAt() {
            return remindAt;
        }
    }

    /**
     * Means that the supplier will not deliver, unless it answers again.
     *
     * @param reply its first date; absent if it only ever declined
     * @param lateSince since when its first date has been over and recorded with the supplier; absent before
     */
    record Declined(Optional<Reply> reply, Optional<Instant> lateSince, Instant at) implements RestockState {
        /** Returns the state after the supplier agrees again; its punctuality is still measured by its first date. */
        UnderWay replied(Reply next) {
            Reply first = reply.orElse(next);
            return lateSince.<UnderWay>map(since -> new Late(first, since)).orElse(new Expected(first));
        }

        Declined late(Instant now) {
            return new Declined(reply, Optional.of(now), at);
        }

        Arrived arrived(long units, Instant now) {
            return new Arrived(reply, units, now);
        }

        @Override
        public Optional<Reply> answer() {
            return reply;
        }

        @Override
        public Optional<Instant> dueAt() {
            return lateSince.isPresent() ? Optional.empty() : reply.map(Reply::lateAt);
        }
    }

    /** Means that the supplier has given a date. */
    record Expected(Reply reply) implements UnderWay {
        Late late(Instant now) {
            return new Late(reply, now);
        }

        @Override
        public Declined declined(Instant now) {
            return new Declined(Optional.of(reply), Optional.empty(), now);
        }

        @Override
        public Optional<Reply> answer() {
            return Optional.of(reply);
        }

        @Override
        public Optional<Instant> dueAt() {
            return Optional.of(reply.lateAt());
        }
    }

    /** Means that the date has passed, and the merchant was told. */
    record Late(Reply reply, Instant since) implements UnderWay {
        @Override
        public Declined declined(Instant now) {
            return new Declined(Optional.of(reply), Optional.of(since), now);
        }

        @Override
        public Optional<Reply> answer() {
            return Optional.of(reply);
        }
    }

    /** Means that it is on the shelf. Final. */
    record Arrived(Optional<Reply> reply, long units, Instant at) implements RestockState {
        @Override
        public Optional<Reply> answer() {
            return reply;
        }
    }
}
