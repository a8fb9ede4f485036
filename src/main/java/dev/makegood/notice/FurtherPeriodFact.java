package dev.makegood.notice;

import java.time.Instant;
import java.time.ZoneId;

/** Is about the further period in which a buyer calls upon the merchant to ship a late line. */
public sealed interface FurtherPeriodFact extends Fact {
    /**
     * Tells the merchant that the buyer set one.
     *
     * @param shipBy the ship time that is over
     * @param deadline the last instant of the period
     * @param cancels true if what has not been shipped is cancelled then, false if the buyer may cancel it
     */
    record FurtherPeriodSetMerchant(Item line, Instant shipBy, Instant deadline, boolean cancels, ZoneId zone)
            implements FurtherPeriodFact {}

    /**
     * Confirms to the buyer that it was set.
     *
     * @param shipBy the ship time that is over
     * @param deadline the last instant of the period
     * @param cancels true if what has not been shipped is cancelled then, false if the buyer may cancel it
     */
    record FurtherPeriodSetBuyer(Item line, Instant shipBy, Instant deadline, boolean cancels, ZoneId zone)
            implements FurtherPeriodFact {}

    /**
     * Tells the buyer that it is over, and that a cancellation needs no answer.
     *
     * @param deadline the last instant of the period
     */
    record FurtherPeriodOverBuyer(Item line, Instant deadline, ZoneId zone) implements FurtherPeriodFact {}

    /** @param deadline the last instant of the period */
    record FurtherPeriodOverMerchant(Item line, Instant deadline, ZoneId zone) implements FurtherPeriodFact {}
}
