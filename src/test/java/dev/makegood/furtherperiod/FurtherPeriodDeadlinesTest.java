package dev.makegood.furtherperiod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies when a further period of thirty days is over: over the end of a year, a leap day, changes of summer time, and
 * the holiday week of each country, in three zones.
 */
class FurtherPeriodDeadlinesTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    /** The zone, when the buyer calls there, the last instant of the period there, and the instant after it. */
    private static final String CASES = """
        Asia/Shanghai    | 2026-12-02T23:59:59.999 | 2027-01-01T23:59:59.999 | 2027-01-01T16:00:00Z
        Asia/Shanghai    | 2026-12-03T00:00        | 2027-01-02T23:59:59.999 | 2027-01-02T16:00:00Z
        Asia/Shanghai    | 2028-01-30T20:00        | 2028-02-29T23:59:59.999 | 2028-02-29T16:00:00Z
        Asia/Shanghai    | 2026-09-05T00:00        | 2026-10-05T23:59:59.999 | 2026-10-05T16:00:00Z
        America/New_York | 2026-12-02T20:00        | 2027-01-01T23:59:59.999 | 2027-01-02T05:00:00Z
        America/New_York | 2028-01-30T20:00        | 2028-02-29T23:59:59.999 | 2028-03-01T05:00:00Z
        America/New_York | 2026-02-06T20:00        | 2026-03-08T23:59:59.999 | 2026-03-09T04:00:00Z
        America/New_York | 2026-10-02T20:00        | 2026-11-01T23:59:59.999 | 2026-11-02T05:00:00Z
        America/New_York | 2026-10-27T20:00        | 2026-11-26T23:59:59.999 | 2026-11-27T05:00:00Z
        Europe/Berlin    | 2026-12-02T20:00        | 2027-01-01T23:59:59.999 | 2027-01-01T23:00:00Z
        Europe/Berlin    | 2028-01-30T20:00        | 2028-02-29T23:59:59.999 | 2028-02-29T23:00:00Z
        Europe/Berlin    | 2026-02-27T20:00        | 2026-03-29T23:59:59.999 | 2026-03-29T22:00:00Z
        Europe/Berlin    | 2026-09-25T20:00        | 2026-10-25T23:59:59.999 | 2026-10-25T23:00:00Z
        Europe/Berlin    | 2026-11-25T20:00        | 2026-12-25T23:59:59.999 | 2026-12-25T23:00:00Z
        """;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 10));

    private void late(ZoneId zone, Instant calledAt) {
        var version = Versions.withoutExamples(
                "eu-crd-18-stockout",
                "Europe/Berlin",
                zone.getId(),
                "currency: EUR",
                "currency: CNY",
                "leastDays: 7",
                "leastDays: 30",
                "then: rightToCancel",
                "then: cancellation");
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database).publish(version));
        shop.clock.moveTo(calledAt.minus(Duration.ofDays(5)));
        var order = shop.place(
                "eu-consumer",
                "O1",
                shop.clock.instant(),
                new PaidOrder.PaidLine("1", "M1", "A", 1, Shop.cny(9_900), calledAt.minusMillis(1), List.of()));
        assertInstanceOf(Outcome.Created.class, order);
        shop.clock.moveTo(calledAt);
    }

    private int shortAt(Instant now) {
        shop.clock.moveTo(now);
        assertEquals(0, shop.overdue().lines());
        new EndedPeriods(database, (_, fault) -> {
                    throw fault;
                })
                .runOnce(now, 10);
        return shop.refunds("O1", "1").size();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = CASES)
    void itIsOverAfterTheLastInstantOfItsLastDay(
            ZoneId zone, LocalDateTime calledAt, LocalDateTime last, Instant after) {
        Instant until = last.atZone(zone).toInstant();
        assertEquals(after.minusMillis(1), until);
        late(zone, calledAt.atZone(zone).toInstant());
        var called = new CallToShip(database).call(LINE, Optional.empty(), shop.clock.instant());
        assertInstanceOf(Outcome.Created.class, called);
        assertEquals(until, called.ifRecorded().orElseThrow().until());
        assertEquals(List.of(0, 0, 1), List.of(shortAt(until.minusMillis(1)), shortAt(until), shortAt(after)));
        assertEquals(after, shop.theCase("O1", "1").tranches().getFirst().knownAt());
        shop.reconcile();
    }
}
