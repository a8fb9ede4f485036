package dev.makegood.order;

import java.math.BigInteger;
import org.joda.money.Money;

/** Splits money. All splits use this one formula. */
public final class Shares {
    private Shares() {}

    /**
     * Returns the value of the first {@code parts} of {@code whole} equal parts of {@code total}, rounded down to the
     * minor unit. Differences between these values split a total exactly, whatever the order and size of the pieces.
     */
    public static Money cumulative(Money total, long parts, long whole) {
        if (parts < 0 || parts > whole || whole < 1) {
            throw new IllegalArgumentException(parts + " of " + whole + " parts");
        }
        BigInteger minor = BigInteger.valueOf(total.getAmountMinorLong())
                .multiply(BigInteger.valueOf(parts))
                .divide(BigInteger.valueOf(whole));
        return Money.ofMinor(total.getCurrencyUnit(), minor.longValueExact());
    }

    /** Returns the smaller amount. */
    public static Money least(Money one, Money other) {
        return one.isGreaterThan(other) ? other : one;
    }

    /**
     * Returns the price of units {@code from} (exclusive) to {@code to} (inclusive) of a line of {@code quantity}
     * units, by differences of {@link #cumulative}.
     */
    public static Money ofUnits(Money paid, int from, int to, int quantity) {
        return cumulative(paid, to, quantity).minus(cumulative(paid, from, quantity));
    }
}
