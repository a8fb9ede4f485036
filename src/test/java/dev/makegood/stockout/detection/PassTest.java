package dev.makegood.stockout.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.order.LineRef;
import dev.makegood.storage.StorageBusy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies the counts and the cost of a bounded pass, and that it reports what it could not handle. */
class PassTest {
    /** Lines, failed, busy, idle, and their cost together. */
    @ParameterizedTest
    @CsvSource({"3, 0, 0, 0, 3", "0, 3, 0, 0, 3", "0, 0, 3, 0, 3", "1, 2, 4, 0, 7", "0, 0, 0, 3, 0", "1, 1, 1, 9, 5"})
    void whatFailedOrWasBusyCostsAsMuchAsALineThatWentShortAndFourIdleLinesAsMuchAsOne(
            int lines, int failed, int busy, int idle, int cost) {
        var pass = new PassResult(lines, 100, failed, busy, idle);
        assertTrue(pass.spent(cost));
        assertFalse(pass.spent(cost + 1));
    }

    @Test
    void linesMayBeLeftIfOneFailedOrWasBusyOrTheLimitIsReached() {
        assertFalse(new PassResult(2, 9, 0, 0, 3).leftSome(3));
        assertTrue(new PassResult(3, 9, 0, 0, 0).leftSome(3));
        assertTrue(new PassResult(0, 0, 1, 0, 0).leftSome(3));
        assertTrue(new PassResult(0, 0, 0, 1, 0).leftSome(3));
    }

    @Test
    void aSumCountsEachByItself() {
        assertEquals(
                new PassResult(11, 22, 33, 44, 55),
                new PassResult(1, 2, 3, 4, 5).plus(new PassResult(10, 20, 30, 40, 50)));
        assertEquals(new PassResult(1, 7, 0, 0, 0), PassResult.wentShort(7));
        assertEquals(new PassResult(0, 0, 0, 0, 1), PassResult.wentShort(0));
        assertEquals(new PassResult(0, 0, 1, 0, 0), PassResult.failure());
        assertEquals(new PassResult(0, 0, 0, 1, 0), PassResult.trouble());
    }

    @Test
    void aLineThatFailsOrMeetsTroubleIsReported() {
        var fault = new IllegalStateException("a fault");
        var busy = new StorageBusy("busy");
        var reported = new ArrayList<RuntimeException>();
        var attempt = new Attempt((_, why) -> reported.add(why));
        var line = new LineRef("O1", "1");
        assertEquals(PassResult.failure(), attempt.line(line, () -> fail(fault)));
        assertEquals(PassResult.trouble(), attempt.line(line, () -> fail(busy)));
        assertEquals(PassResult.wentShort(2), attempt.line(line, () -> 2));
        assertEquals(List.of(fault, busy), reported);
    }

    private static int fail(RuntimeException why) {
        throw why;
    }
}
