package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;

/** Compares each way of rounding with whole numbers alone: a percentage in basis points is a number of ten thousandths. */
class RoundingPropertyTest {
    private static final BigInteger PARTS = BigInteger.valueOf(10_000);
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    private static Rounding rounding(Rounding.Mode mode, long step) {
        return new Rounding(Rounding.Unit.STEP, Optional.of(step), mode, Rounding.Order.BEFORE_LIMITS);
    }

    /** Returns how many steps an amount becomes. */
    private static BigInteger steps(Rounding.Mode mode, BigInteger parts, long step) {
        BigInteger[] whole = parts.divideAndRemainder(PARTS.multiply(BigInteger.valueOf(step)));
        int middle = whole[1].shiftLeft(1).compareTo(PARTS.multiply(BigInteger.valueOf(step)));
        boolean next = switch (mode) {
            case DOWN -> false;
            case UP -> whole[1].signum() > 0;
            case HALF_UP -> middle >= 0;
            case HALF_EVEN -> middle > 0 || middle == 0 && whole[0].testBit(0);
        };
        return next ? whole[0].add(BigInteger.ONE) : whole[0];
    }

    @Property
    void anAmountBecomesTheMultipleThatTheModeSays(
            @ForAll Rounding.Mode mode,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long base,
            @ForAll @IntRange(min = 0, max = 10_000) int basisPoints,
            @ForAll @LongRange(min = 2, max = 5_000) long step) {
        BigInteger parts = BigInteger.valueOf(base).multiply(BigInteger.valueOf(basisPoints));
        BigDecimal exact = new BigDecimal(parts).divide(new BigDecimal(PARTS));
        assertEquals(
                steps(mode, parts, step).multiply(BigInteger.valueOf(step)),
                rounding(mode, step).round(exact, CNY).toBigIntegerExact());
    }

    /** Amounts in the middle of two multiples are rare otherwise. */
    @Property
    void theMiddleBecomesWhatTheModeSays(
            @ForAll Rounding.Mode mode,
            @ForAll @LongRange(min = 0, max = 1_000_000L) long lower,
            @ForAll @LongRange(min = 1, max = 2_500) long half) {
        BigInteger parts = BigInteger.valueOf((2 * lower + 1) * half).multiply(PARTS);
        BigDecimal exact = BigDecimal.valueOf((2 * lower + 1) * half);
        BigDecimal rounded = rounding(mode, 2 * half).round(exact, CNY);
        assertEquals(steps(mode, parts, 2 * half).multiply(BigInteger.valueOf(2 * half)), rounded.toBigIntegerExact());
        assertEquals(half, rounded.subtract(exact).abs().longValueExact());
    }

    @Property
    void downIsNeverMoreAndUpNeverLess(
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long minor,
            @ForAll @LongRange(min = 2, max = 5_000) long step) {
        BigDecimal exact = BigDecimal.valueOf(minor, 2);
        BigDecimal down = rounding(Rounding.Mode.DOWN, step).round(exact, CNY);
        BigDecimal up = rounding(Rounding.Mode.UP, step).round(exact, CNY);
        assertTrue(down.compareTo(exact) <= 0 && up.compareTo(exact) >= 0);
        assertTrue(up.subtract(down).compareTo(BigDecimal.valueOf(step)) <= 0);
    }
}
