package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds what decides when a line is overdue, beside the ship time that was promised.
 *
 * @param agreedShipAt the later ship time that the buyer agreed to
 * @param late true if a case says that it was shipped late
 * @param reported when it was reported to us
 * @param caseHours after how many hours its case's version finds it overdue; absent while it has no case
 */
public record LineTimes(Optional<Instant> agreedShipAt, boolean late, Reported reported, Optional<Integer> caseHours) {

    /**
     * Holds when a line was reported to us.
     *
     * @param settlesAt if its ship time was over by then, when it may first be found overdue; else absent
     * @param settling true while that is still to come, as far as the work indexes know
     */
    public record Reported(Instant at, Optional<Instant> settlesAt, boolean settling) {
        /**
         * Returns the times of a line reported at {@code now}, with time to settle if its ship time is over by then.
         */
        static Reported of(Instant shipBy, Instant now, Duration settling) {
            return shipBy.isBefore(now) ? new Reported(now, Optional.of(now.plus(settling)), true) : at(now);
        }

        /** Returns the times of a line that was reported before its ship time. */
        public static Reported at(Instant now) {
            return new Reported(now, Optional.empty(), false);
        }

        /** Returns the first instant at which it may be found overdue, considering only when it was reported. */
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
