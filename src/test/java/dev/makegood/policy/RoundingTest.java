package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Verifies the units of rounding, and which limits a rounded amount can meet. */
class RoundingTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    private static final Rounding MINOR = new Rounding(Rounding.Unit.MINOR, Rounding.Order.BEFORE_LIMITS);
    private static final Rounding MAJOR = new Rounding(Rounding.Unit.MAJOR, Rounding.Order.BEFORE_LIMITS);

    private static BigDecimal minor(String amount) {
        return new BigDecimal(amount);
    }

    private static Worth.Percent limits(long floor, long cap) {
        return new Worth.Percent(1_000, floor, cap, Optional.empty());
    }

    @Test
    void halfIsRoundedUp() {
        assertEquals(minor("250"), MINOR.round(minor("249.5"), 2));
        assertEquals(minor("249"), MINOR.round(minor("249.49"), 2));
        assertEquals(minor("300"), MAJOR.round(minor("250"), 2));
        assertEquals(minor("200"), MAJOR.round(minor("249.99"), 2));
        assertEquals(minor("250"), MAJOR.round(minor("249.5"), 0));
    }

    @Test
    void aFloorIsRoundedUpAndACapDown() {
        assertEquals(minor("400"), MAJOR.atLeast(minor("301"), 2));
        assertEquals(minor("300"), MAJOR.atLeast(minor("300"), 2));
        assertEquals(minor("300"), MAJOR.atMost(minor("399"), 2));
        assertEquals(minor("400"), MAJOR.atMost(minor("400"), 2));
        assertEquals(minor("301"), MINOR.atLeast(minor("301"), 2));
        assertEquals(minor("399"), MINOR.atMost(minor("399"), 2));
    }

    @Test
    void aWholeUnitMustLieBetweenFloorAndCap() {
        assertTrue(MAJOR.canMeet(limits(301, 400), CNY));
        assertTrue(MAJOR.canMeet(limits(300, 399), CNY));
        assertFalse(MAJOR.canMeet(limits(301, 399), CNY));
        assertTrue(MINOR.canMeet(limits(301, 399), CNY));
    }
}
