package dev.makegood.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Verifies that the units on a shelf follow from the instants of counts and movements, not from the order of reports.
 */
class ShelfTest {
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static Optional<Long> onHand(List<UnaryOperator<Shelf>> told) {
        return after(told).onHand();
    }

    private static Shelf after(List<UnaryOperator<Shelf>> told) {
        Shelf shelf = Shelf.UNKNOWN;
        for (UnaryOperator<Shelf> fact : told) {
            shelf = fact.apply(shelf);
        }
        return shelf;
    }

    private static UnaryOperator<Shelf> count(int units, int minutesAgo) {
        return shelf -> shelf.counted(units, ago(minutesAgo), NOW);
    }

    private static UnaryOperator<Shelf> move(int units, int minutesAgo) {
        return shelf -> shelf.moved(units, ago(minutesAgo), NOW);
    }

    private static UnaryOperator<Shelf> doubt(int units, int minutesAgo) {
        return shelf -> shelf.doubting(units, ago(minutesAgo), NOW);
    }

    @Test
    void whatCameAfterACountStandsOnTopOfItWheneverTheCountIsTold() {
        assertEquals(Optional.of(42L), onHand(List.of(count(2, 90), move(40, 30), count(2, 60))));
        assertEquals(Optional.of(42L), onHand(List.of(move(40, 30), count(2, 60))));
    }

    @Test
    void whatACountHasSeenIsNotAppliedAgain() {
        assertEquals(Optional.of(2L), onHand(List.of(count(2, 60), move(-1, 90), move(40, 61))));
        assertEquals(Optional.of(2L), onHand(List.of(count(2, 60), move(-1, 60))));
        assertEquals(Optional.of(2L), onHand(List.of(move(-1, 60), count(2, 60))));
    }

    @Test
    void anOlderCountChangesNothingAndALaterOneOfTheSameInstantCorrects() {
        assertEquals(Optional.of(5L), onHand(List.of(count(5, 60), move(1, 90), count(3, 70))));
        assertEquals(Optional.of(3L), onHand(List.of(count(5, 60), count(3, 60))));
    }

    @Test
    void whatIsToldAsItHappensHappensInThatOrder() {
        assertEquals(Optional.of(3L), onHand(List.of(count(5, 0), move(-2, 0))));
        assertEquals(Optional.of(5L), onHand(List.of(move(-2, 0), count(5, 0))));
        assertEquals(Optional.of(3L), onHand(List.of(count(5, -3), move(-2, -3))));
    }

    @Test
    void aShelfThatGivesMoreThanWasOnItIsEmptyThen() {
        assertEquals(Optional.of(5L), onHand(List.of(count(1, 60), move(-2, 50), move(5, 40))));
        assertEquals(Optional.of(5L), onHand(List.of(move(5, 40), count(1, 60), move(-2, 50))));
    }

    @Test
    void whatNeverLeftIsThere() {
        assertEquals(Optional.of(1L), onHand(List.of(count(1, 60), move(-3, 50), move(3, 50))));
    }

    @Test
    void doubtsLastUntilTheNextCount() {
        Shelf shelf = after(List.of(count(3, 60), doubt(1, 50)));
        assertEquals(1, shelf.doubted());
        assertEquals(1, count(3, 55).apply(shelf).doubted());
        assertEquals(0, count(2, 40).apply(shelf).doubted());
        assertEquals(0, doubt(-1, 30).apply(shelf).doubted());
        assertEquals(0, move(-3, 30).apply(shelf).doubted());
    }

    /** Reports the newest count and the movements after it, one by one, in any order. */
    @Property(tries = 300)
    void anyOrderOfTellingEndsInTheSame(@ForAll Random random) {
        var told = new ArrayList<UnaryOperator<Shelf>>();
        var minutes = new ArrayList<Integer>();
        for (int minute = 1; minute <= 300; minute++) {
            minutes.add(minute);
        }
        Collections.shuffle(minutes, random);
        int newest = Integer.MAX_VALUE;
        int facts = 1 + random.nextInt(Shelf.APART);
        var moves = new java.util.TreeMap<Integer, Integer>(Collections.reverseOrder());
        long counted = 0;
        for (int i = 0; i < facts; i++) {
            int minute = minutes.get(i);
            int units = random.nextInt(-5, 20);
            if (i == 0 || random.nextInt(5) == 0) {
                told.add(count(Math.abs(units), minute));
                counted = minute < newest ? Math.abs(units) : counted;
                newest = Math.min(newest, minute);
            } else {
                told.add(move(units, minute));
                moves.put(minute, units);
            }
        }
        for (var move : moves.entrySet()) {
            counted = move.getKey() < newest ? Math.max(0, counted + move.getValue()) : counted;
        }
        Shelf first = after(told);
        Collections.shuffle(told, random);
        assertEquals(Optional.of(counted), first.onHand());
        assertEquals(first, after(told));
    }

    @Test
    void aBusyShelfIsBoundedAndExactForCountsThatAreToldInTime() {
        Shelf shelf = count(10_000, 10_001).apply(Shelf.UNKNOWN);
        for (int minute = 10_000; minute > 0; minute--) {
            Instant at = ago(minute);
            shelf = shelf.moved(-1, at, at);
            assertTrue(shelf.moved().size() <= Shelf.APART);
        }
        assertEquals(Optional.of(0L), shelf.onHand());
        assertEquals(Optional.of(500L), shelf.counted(500, NOW, NOW).onHand());
        // Merged movements take no goods from anybody, since they are not known exactly.
        assertEquals(
                Optional.of(10_000L),
                shelf.counted(20_000, ago(10_000), NOW).onHand().map(units -> Math.min(units, 10_000L)));
        long few = shelf.counted(100, ago(3), NOW).onHand().orElseThrow();
        assertTrue(few >= 98 && few <= 100, () -> few + " of 98");
    }
}
