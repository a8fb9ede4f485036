package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds the facts, other than the promised ship time, that decide when a line is overdue.
 *
 * @param agreedShipAt the later ship time that the buyer agreed to
 * @param late true if it has a case of late shipment
 * @param reported when we received it
 * @param caseHours the overdue hours of its case's version; absent while it has no case
 * @param undecided there while the buyer decides about a delay; till then the line is neither late nor overdue
 */
public record LineTimes(
        Optional<Instant> agreedShipAt,
        boolean late,
        Reported reported,
        Optional<Integer> caseHours,
        Optional<Undecided> undecided) {

    /**
     * Holds what becomes of a line about whose delay the buyer says nothing.
     *
     * @param until the last instant at which the buyer decides; absent if the buyer agreed to wait without a date
     * @param shipBy the ship time that silence agrees to; absent if silence cancels
     */
    public record Undecided(Optional<Instant> until, Optional<Instant> shipBy) {
        Optional<Instant> shortAt(Duration allowed) {
            return shipBy.map(at -> at.plus(allowed)).or(() -> until.map(last -> last.plusMillis(1)));
        }
    }

    /**
     * Holds when we received a line.
     *
     * @param settlesAt when it may first be found overdue, if its ship time was already over; else absent
     * @param settling true while the work indexes list it as settling
     */
    public record Reported(Instant at, Optional<Instant> settlesAt, boolean settling) {
        /**
         * Returns the times of a line reported at {@code now}, with time to settle if its ship time is already over.
         */
        static Reported of(Instant shipBy, Instant now, Duration settling) {
            return shipBy.isBefore(now) ? new Reported(now, Optional.of(now.plus(settling)), true) : at(now);
        }

        /** Returns the times of a line that was reported before its ship time. */
        public static Reported at(Instant now) {
            return new Reported(now, Optional.empty(), false);
        }

        /** Returns the first instant at which it may be found overdue, as far as the time of its report decides. */
        @JsonIgnore
        public Instant knowableFrom() {
            return settlesAt.orElse(at);
        }

        private Reported settled() {
            return new Reported(at, settlesAt, false);
        }
    }

    static LineTimes of(Reported reported) {
        return new LineTimes(Optional.empty(), false, reported, Optional.empty(), Optional.empty());
    }

    LineTimes agreed(Instant shipBy) {
        return new LineTimes(Optional.of(shipBy), late, reported, caseHours, Optional.empty());
    }

    LineTimes delayed(Undecided next) {
        return new LineTimes(agreedShipAt, late, reported, caseHours, Optional.of(next));
    }

    LineTimes decided() {
        return new LineTimes(agreedShipAt, late, reported, caseHours, Optional.empty());
    }

    LineTimes shippedLate() {
        return new LineTimes(agreedShipAt, true, reported, caseHours, undecided);
    }

    LineTimes hours(int ofCase) {
        return new LineTimes(agreedShipAt, late, reported, Optional.of(ofCase), undecided);
    }

    LineTimes settled() {
        return new LineTimes(agreedShipAt, late, reported.settled(), caseHours, undecided);
    }
}
