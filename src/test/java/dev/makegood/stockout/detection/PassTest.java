package dev.makegood.stockout.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies what a bounded pass counts, and what it has cost. */
class PassTest {
    /** Lines, failed, busy, idle, and what they cost together. */
    @ParameterizedTest
    @CsvSource({"3, 0, 0, 0, 3", "0, 3, 0, 0, 3", "0, 0, 3, 0, 3", "1, 2, 4, 0, 7", "0, 0, 0, 3, 0", "1, 1, 1, 9, 5"})
    void whatFailedOrWasBusyCostsAsMuchAsALineThatWentShortAndFourIdleLinesAsMuchAsOne(
            int lines, int failed, int busy, int idle, int cost) {
        var pass = new Pass(lines, 100, failed, busy, idle);
        assertTrue(pass.spent(cost));
        assertFalse(pass.spent(cost + 1));
    }

    @Test
    void aSumCountsEachByItself() {
        assertEquals(new Pass(11, 22, 33, 44, 55), new Pass(1, 2, 3, 4, 5).plus(new Pass(10, 20, 30, 40, 50)));
        assertEquals(new Pass(1, 7, 0, 0, 0), Pass.wentShort(7));
        assertEquals(new Pass(0, 0, 0, 0, 1), Pass.wentShort(0));
        assertEquals(new Pass(0, 0, 1, 0, 0), Pass.failure());
        assertEquals(new Pass(0, 0, 0, 1, 0), Pass.trouble());
    }
}
