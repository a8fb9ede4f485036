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
 */
public record LineTimes(Optional<Instant> agreedShipAt, boolean late, Reported reported, Optional<Integer> caseHours) {

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
        return new LineTimes(Optional.empty(), false, reported, Optional.empty());
    }

    LineTimes agreed(Instant shipBy) {
        return new LineTimes(Optional.of(shipBy), late, reported, caseHours);
    }

    LineTimes shippedLate() {
        return new LineTimes(agreedShipAt, true, reported, caseHours);
    }

    LineTimes hours(int ofCase) {
        return new LineTimes(agreedShipAt, late, reported, Optional.of(ofCase));
    }

    LineTimes settled() {
        return new LineTimes(agreedShipAt, late, reported.settled(), caseHours);
    }
}
