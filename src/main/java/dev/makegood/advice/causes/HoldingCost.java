package dev.makegood.advice.causes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.joda.money.Money;

/**
 * Holds what it costs a merchant to have units in stock; only the merchant knows.
 *
 * @param costBasisPoints what a unit costs the merchant, as a share of its price
 * @param holdingBasisPoints what it costs to hold goods for a year of 365 days, as a share of what they cost: interest,
 *     room, insurance, decay
 */
public record HoldingCost(int costBasisPoints, int holdingBasisPoints) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);
    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    /**
     * Returns what units cost the merchant, at the average price of the sold ones, rounded half-up to the minor unit.
     *
     * @param sold what was paid for {@code soldUnits} units
     */
    Money stock(long units, Money sold, long soldUnits) {
        return rounded(
                sold,
                exact(sold).multiply(BigDecimal.valueOf(units)).multiply(BigDecimal.valueOf(costBasisPoints)),
                BigDecimal.valueOf(soldUnits).multiply(WHOLE));
    }

    /** Returns what it costs to hold goods for so many days, rounded half-up to the minor unit. */
    Money holding(Money stock, long days) {
        return rounded(
                stock,
                exact(stock).multiply(BigDecimal.valueOf(holdingBasisPoints)).multiply(BigDecimal.valueOf(days)),
                WHOLE.multiply(YEAR));
    }

    private static BigDecimal exact(Money amount) {
        return amount.getAmount();
    }

    private static Money rounded(Money like, BigDecimal total, BigDecimal by) {
        int places = like.getCurrencyUnit().getDecimalPlaces();
        return Money.of(like.getCurrencyUnit(), total.divide(by, places, RoundingMode.HALF_UP));
    }

    /** Returns what was paid in the currency of the first of the cases, and for how many units. */
    static Sold sold(List<ExplainedCase> cases) {
        Money first = Sums.paid(cases.getFirst().of());
        Money sum = Money.zero(first.getCurrencyUnit());
        long units = 0;
        for (ExplainedCase one : cases) {
            Money paid = Sums.paid(one.of());
            if (paid.getCurrencyUnit().equals(first.getCurrencyUnit())) {
                sum = sum.plus(paid);
                units += one.of().units();
            }
        }
        return new Sold(sum, units);
    }

    /** Holds what was paid for units. */
    record Sold(Money paid, long units) {}
}
