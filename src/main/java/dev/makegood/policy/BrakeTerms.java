package dev.makegood.policy;

import org.joda.money.Money;

/**
 * Sets the size above which a count, import or admission engages the brake, so that a person can check it before its
 * refunds go out.
 *
 * @param units more units than this engage it
 * @param lines more order lines than this engage it
 * @param amountMinor a larger sum of refunds than this engages it, in minor units
 * @param hours how long its refunds wait at most; less than the hours that a refund has
 */
public record BrakeTerms(int units, int lines, long amountMinor, int hours) {
    /** Returns true if a report that strands this much engages the brake. */
    public boolean engages(long units, int lines, Money amount) {
        return units > this.units || lines > this.lines || amount.getAmountMinorLong() > amountMinor;
    }
}
