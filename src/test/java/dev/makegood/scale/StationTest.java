package dev.makegood.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StationTest {
    private final Station station = new Station("refunds");

    @Test
    void athousandAtTenASecondTakeAHundredSeconds() {
        for (int second = 0; second < 200; second++) {
            station.pass(second, second == 0 ? 1_000 : 0, 10);
        }
        assertEquals(100, station.doneAt());
        assertEquals(1_000, station.out());
        assertEquals(990, station.longest());
        assertEquals(99, station.longestWait());
        assertTrue(station.isEmpty());
    }

    @Test
    void whatStandsStillWaitsForEver() {
        station.pass(0, 1, 0);
        assertFalse(station.isEmpty());
        assertEquals(Double.POSITIVE_INFINITY, station.longestWait());
    }

    @Test
    void whatIsFasterThanItsWorkHasNoQueue() {
        for (int second = 0; second < 100; second++) {
            assertEquals(3, station.pass(second, 3, 5));
        }
        assertEquals(0, station.longest());
    }

    @Test
    void whatCameIsDoneOrWaits() {
        var random = new Random(1);
        double came = 0;
        double left = 0;
        for (int second = 0; second < 10_000; second++) {
            int coming = random.nextInt(20);
            came += coming;
            left += station.pass(second, coming, random.nextInt(19));
            assertEquals(came, left + station.queue());
        }
        assertTrue(station.queue() > 0);
    }
}
