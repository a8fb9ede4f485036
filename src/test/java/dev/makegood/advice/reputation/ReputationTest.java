package dev.makegood.advice.reputation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.policy.publication.Packs;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies shares, medians, periods and trends. */
class ReputationTest {
    static final Figures NOTHING = new Figures(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), false);

    @ParameterizedTest
    @CsvSource({"0, 7, 0", "1, 3, 3333", "2, 3, 6667", "1, 20000, 1", "1, 20001, 0", "7, 7, 10000"})
    void aShareIsRoundedHalfUpToBasisPoints(long count, long of, long basisPoints) {
        assertEquals(basisPoints, new Share(count, of).basisPoints());
    }

    @Test
    void aShareOfNothingIsNone() {
        assertEquals(Optional.empty(), Share.of(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Share(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Share(3, 2));
    }

    @Test
    void sharesAreComparedExactly() {
        assertEquals(0, new Share(1, 2).compareTo(new Share(2, 4)));
        // Both are 3333 basis points.
        assertTrue(new Share(33_333, 100_000).compareTo(new Share(1, 3)) < 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-29, 2028-02-29, 2028-02-28, 2028-02-28",
        "2028-03-01, 2028-03-31, 2028-01-30, 2028-02-29",
        "2027-01-01, 2027-01-31, 2026-12-01, 2026-12-31",
        "2026-10-01, 2026-10-08, 2026-09-23, 2026-09-30",
    })
    void beforeIsAsLongAndRightBefore(LocalDate from, LocalDate to, LocalDate beforeFrom, LocalDate beforeTo) {
        var zone = Packs.BARE.zone();
        var period = new Period(from, to, zone);
        assertEquals(new Period(beforeFrom, beforeTo, zone), period.before());
        assertEquals(period.start(), period.before().end());
        assertEquals(period.days(), period.before().days());
    }

    @Test
    void aMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertEquals(Optional.empty(), NotificationDelay.of(List.of()));
        assertEquals(Optional.of(new NotificationDelay(Duration.ofSeconds(5), 3)), telling(9, 1, 5));
        assertEquals(Optional.of(new NotificationDelay(Duration.ofMillis(4_500), 4)), telling(9, 1, 5, 4));
    }

    private static Optional<NotificationDelay> telling(int... seconds) {
        return NotificationDelay.of(
                Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList());
    }

    @Test
    void fewerStockoutsAreBetterAndFewerDatesKeptAreWorse() {
        var period = new Period(LocalDate.EPOCH, LocalDate.EPOCH, Packs.BARE.zone());
        var seen = new Reputation("M1", period, all(new Share(1, 3)), all(new Share(1, 2)), List.of());
        assertEquals(
                Optional.of(Trend.Direction.BETTER),
                seen.stockouts().orElseThrow().direction());
        assertEquals(
                Optional.of(Trend.Direction.BETTER),
                seen.claimsUpheld().orElseThrow().direction());
        assertEquals(
                Optional.of(Trend.Direction.WORSE),
                seen.datesKept().orElseThrow().direction());
        assertEquals(
                Optional.of(Trend.Direction.WORSE),
                seen.refundedInTime().orElseThrow().direction());
        var first = new Reputation("M1", period, all(new Share(1, 3)), NOTHING, List.of());
        assertEquals(Optional.empty(), first.stockouts().orElseThrow().direction());
        var none = new Reputation("M1", period, NOTHING, all(new Share(1, 3)), List.of());
        assertEquals(Optional.empty(), none.stockouts());
    }

    private static Figures all(Share share) {
        Optional<Share> same = Optional.of(share);
        return new Figures(same, same, Optional.empty(), same, same, Map.of(), false);
    }
}
