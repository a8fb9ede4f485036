package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Where a restock stands. Each state has the transitions that are legal from it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RestockState.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = RestockState.Expected.class, name = "expected"),
    @JsonSubTypes.Type(value = RestockState.Declined.class, name = "declined"),
    @JsonSubTypes.Type(value = RestockState.Late.class, name = "late"),
    @JsonSubTypes.Type(value = RestockState.Arrived.class, name = "arrived")
})
public sealed interface RestockState {
    /** A supplier has a day to answer, and is asked again once a day. */
    Duration PATIENCE = Duration.ofHours(24);

    int MOST_REMINDERS = 3;

    /** Dates are days in this zone, as in the notices. */
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static LocalDate today(Instant now) {
        return now.atZone(ZONE).toLocalDate();
    }

    /** The first instant after a day. */
    static Instant over(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** What the supplier said. */
    record Reply(long units, LocalDate arrivesOn, Instant at) {
        /** The day is over, and what has not arrived by then is late. */
        Instant lateAt() {
            return over(arrivesOn);
        }
    }

    /** The supplier's reply, if there was one. */
    Optional<Reply> answer();

    /** When something is to be done about it; empty if nothing is. */
    default Optional<Instant> dueAt() {
        return Optional.empty();
    }

    /** Days late, 0 if the date was kept; empty while there is no date, or its day is not over and nothing has arrived. */
    default Optional<Long> daysLate(Instant now) {
        LocalDate until = this instanceof Arrived arrived ? today(arrived.at()) : today(now);
        return answer().map(Reply::arrivesOn)
                .filter(day -> this instanceof Arrived || until.isAfter(day))
                .map(day -> Math.max(0, ChronoUnit.DAYS.between(day, until)));
    }

    /** Nothing has arrived yet. */
    sealed interface UnderWay extends RestockState {
        default Arrived arrived(long units, Instant now) {
            return new Arrived(answer(), units, now);
        }

        Declined declined(Instant now);
    }

    /**
     * The supplier has not answered.
     *
     * @param reminders how often the merchant was reminded
     * @param remindAt absent once that was often enough
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
     * The supplier will not deliver, until it says something else.
     *
     * @param reply what it said first; absent if it only ever declined
     * @param lateSince when its first date was over and put on its record; absent before
     */
    record Declined(Optional<Reply> reply, Optional<Instant> lateSince, Instant at) implements RestockState {
        /** It will deliver after all; what it said first is what it is judged by. */
        UnderWay replied(Reply now) {
            Reply first = reply.orElse(now);
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

    /** The supplier has given a date. */
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

    /** The date has passed, and the merchant was told. */
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

    /** It is on the shelf. Final. */
    record Arrived(Optional<Reply> reply, long units, Instant at) implements RestockState {
        @Override
        public Optional<Reply> answer() {
            return reply;
        }
    }
}
