package dev.makegood.policy;

import java.time.Duration;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Says from which size on one count, import or admission is looked at twice before its refunds go out.
 *
 * @param units more units than this engage it
 * @param lines more order lines than this engage it
 * @param amountMinor a larger sum of refunds than this engages it, in minor units
 * @param hours how many of the refund's hours its refunds wait at most; fewer than the refund has
 */
public record BrakeTerms(int units, int lines, long amountMinor, int hours) {
    /** Returns when refunds that are known since {@code knownAt} go out at the latest. */
    public Instant end(Instant knownAt) {
        return knownAt.plus(Duration.ofHours(hours));
    }

    /** Returns true if a report that strands this much is looked at twice. */
    public boolean engages(long units, int lines, Money amount) {
        return units > this.units || lines > this.lines || amount.getAmountMinorLong() > amountMinor;
    }
}
