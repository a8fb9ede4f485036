package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Sets the further period in which a buyer may call upon the merchant to ship a late line (Directive 2011/83/EU, Article
 * 18(2); Consumer Rights Act 2015, section 28(7)). Days are calendar days after the day of the call, in the zone of the
 * version.
 *
 * @param leastDays the fewest that a buyer must give; what is appropriate is the version's word
 * @param mostDays the most that a buyer may give
 * @param then what follows if units have not been shipped when it ends
 * @param notNeededFor an attribute of lines whose ship time is essential: their buyers may cancel as soon as they are
 *     late; absent if there is none
 */
public record FurtherPeriodTerms(int leastDays, int mostDays, Then then, Optional<String> notNeededFor) {
    /** Lists what may follow. In either case the buyer's cancellation needs no answer from then on. */
    public enum Then {
        /** Cancels what has not been shipped. */
        CANCELLATION("cancellation"),
        /** The buyer may cancel at once what has not been shipped. */
        RIGHT_TO_CANCEL("rightToCancel");

        private final String id;

        Then(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Returns the first day that can be the last of a period. */
    public LocalDate earliest(Instant calledAt, ZoneId zone) {
        return LocalDate.ofInstant(calledAt, zone).plusDays(leastDays);
    }

    /** Returns the latest day that can be the last of a period. */
    public LocalDate latest(Instant calledAt, ZoneId zone) {
        return LocalDate.ofInstant(calledAt, zone).plusDays(mostDays);
    }

    /** Returns the last instant of a period with this last day. */
    public static Instant until(LocalDate lastDay, ZoneId zone) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }

    /**
     * Returns the fewest overdue hours that leave room for the shortest period of a buyer who calls as soon as a line is
     * late: its days and the day of the call, of 24 hours, one of which may have an hour more, and an hour to detect it.
     */
    public int leastOverdueHours() {
        return 24 * (leastDays + 1) + 2;
    }

    /** Says what follows. */
    public Sentence words(Instant until, ZoneId zone) {
        return Sentence.of("furtherPeriod." + then.id()).time("until", until, zone);
    }
}
