package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Verifies the units and modes of rounding, and which limits a rounded amount can meet. */
class RoundingTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    private static final CurrencyUnit JPY = CurrencyUnit.of("JPY");
    private static final Rounding MINOR = rounding(Rounding.Unit.MINOR, Rounding.Mode.HALF_UP);
    private static final Rounding MAJOR = rounding(Rounding.Unit.MAJOR, Rounding.Mode.HALF_UP);

    private static Rounding rounding(Rounding.Unit to, Rounding.Mode mode) {
        return new Rounding(to, Optional.empty(), mode, Rounding.Order.BEFORE_LIMITS);
    }

    private static Rounding step(long minor, Rounding.Mode mode) {
        return new Rounding(Rounding.Unit.STEP, Optional.of(minor), mode, Rounding.Order.BEFORE_LIMITS);
    }

    private static void rounds(Rounding rounding, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            assertEquals(minor(pairs[i + 1]), rounding.round(minor(pairs[i]), CNY), pairs[i]);
        }
    }

    private static BigDecimal minor(String amount) {
        return new BigDecimal(amount);
    }

    private static Worth.Percent limits(long floor, long cap) {
        return new Worth.Percent(1_000, floor, cap, Optional.empty());
    }

    @Test
    void halfIsRoundedUp() {
        assertEquals(minor("250"), MINOR.round(minor("249.5"), CNY));
        assertEquals(minor("249"), MINOR.round(minor("249.49"), CNY));
        assertEquals(minor("300"), MAJOR.round(minor("250"), CNY));
        assertEquals(minor("200"), MAJOR.round(minor("249.99"), CNY));
        assertEquals(minor("250"), MAJOR.round(minor("249.5"), JPY));
    }

    @Test
    void whatIsCutOffIsNeverPaid() {
        Rounding down = rounding(Rounding.Unit.MAJOR, Rounding.Mode.DOWN);
        rounds(down, "300", "300", "399.99", "300", "399", "300", "400", "400", "99", "0");
        rounds(rounding(Rounding.Unit.MINOR, Rounding.Mode.DOWN), "249.99", "249", "249", "249");
    }

    @Test
    void whatIsRoundedUpIsTheNextUnitUnlessItIsWhole() {
        Rounding up = rounding(Rounding.Unit.MAJOR, Rounding.Mode.UP);
        rounds(up, "300", "300", "300.01", "400", "301", "400", "0", "0");
    }

    @Test
    void theMiddleBecomesTheEvenUnitIfTheVersionSaysSo() {
        Rounding even = rounding(Rounding.Unit.MAJOR, Rounding.Mode.HALF_EVEN);
        rounds(even, "250", "200", "350", "400", "250.01", "300", "249.99", "200");
    }

    @Test
    void aStepIsAnyAmount() {
        rounds(step(50, Rounding.Mode.HALF_UP), "124.99", "100", "125", "150", "150", "150");
        rounds(step(50, Rounding.Mode.DOWN), "149.99", "100", "150", "150");
        rounds(step(30, Rounding.Mode.HALF_EVEN), "15", "0", "45", "60", "75", "60");
        assertEquals(minor("330"), step(30, Rounding.Mode.DOWN).atLeast(minor("301"), CNY));
        assertFalse(step(500, Rounding.Mode.DOWN).canMeet(limits(501, 999), CNY));
        assertTrue(step(500, Rounding.Mode.DOWN).canMeet(limits(501, 1_000), CNY));
    }

    @Test
    void aFloorIsRoundedUpAndACapDown() {
        assertEquals(minor("400"), MAJOR.atLeast(minor("301"), CNY));
        assertEquals(minor("300"), MAJOR.atLeast(minor("300"), CNY));
        assertEquals(minor("300"), MAJOR.atMost(minor("399"), CNY));
        assertEquals(minor("400"), MAJOR.atMost(minor("400"), CNY));
        assertEquals(minor("301"), MINOR.atLeast(minor("301"), CNY));
        assertEquals(minor("399"), MINOR.atMost(minor("399"), CNY));
    }

    @Test
    void aWholeUnitMustLieBetweenFloorAndCap() {
        assertTrue(MAJOR.canMeet(limits(301, 400), CNY));
        assertTrue(MAJOR.canMeet(limits(300, 399), CNY));
        assertFalse(MAJOR.canMeet(limits(301, 399), CNY));
        assertTrue(MINOR.canMeet(limits(301, 399), CNY));
    }
}
