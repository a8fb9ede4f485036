package dev.makegood.inventory.restock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PunctualityTest {
    private static Punctuality late(Long... days) {
        return Punctuality.of(List.of(days));
    }

    private static void assertTruer(Punctuality truer, Punctuality other) {
        assertTrue(truer.compareTo(other) < 0 && other.compareTo(truer) > 0, truer + " " + other);
    }

    @Test
    void theMedianOfAnEvenNumberIsHalfway() {
        assertEquals(new BigDecimal("1.5"), late(4L, 0L, 1L, 2L).medianDaysLate());
        assertEquals(0, late(0L, 9L, 0L).medianDaysLate().signum());
        assertEquals(new Punctuality(2, 3, 0), late(0L, 9L, 0L));
    }

    @Test
    void aLargerShareIsBetterAndThenASmallerMedian() {
        assertTruer(late(0L, 0L, 9L), late(0L, 1L));
        assertTruer(late(0L, 1L), late(0L, 2L));
        assertEquals(0, late(0L, 2L).compareTo(late(0L, 0L, 2L, 2L)));
    }

    @Test
    void nothingKnownIsBetterThanMostlyLateAndWorseThanMostlyKept() {
        assertTruer(late(0L), late());
        assertTruer(late(), late(0L, 1L, 1L));
    }
}
