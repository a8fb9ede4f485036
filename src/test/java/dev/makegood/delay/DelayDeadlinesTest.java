package dev.makegood.delay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.Silence;
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
 * Verifies until when silence decides nothing: over the end of a year, a leap day, a change of summer time, and the
 * holiday week of each country, in three zones.
 */
class DelayDeadlinesTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 10));

    private static final String CASES = """
        Asia/Shanghai    | 2026-12-02T20:00 | 2027-01-01T23:59:59.999 | 2027-01-01T16:00:00Z
        Asia/Shanghai    | 2028-01-30T20:00 | 2028-02-29T23:59:59.999 | 2028-02-29T16:00:00Z
        Asia/Shanghai    | 2026-09-05T00:00 | 2026-10-05T23:59:59.999 | 2026-10-05T16:00:00Z
        America/New_York | 2026-12-02T20:00 | 2027-01-01T23:59:59.999 | 2027-01-02T05:00:00Z
        America/New_York | 2028-01-30T20:00 | 2028-02-29T23:59:59.999 | 2028-03-01T05:00:00Z
        America/New_York | 2026-02-06T20:00 | 2026-03-08T23:59:59.999 | 2026-03-09T04:00:00Z
        America/New_York | 2026-10-02T20:00 | 2026-11-01T23:59:59.999 | 2026-11-02T05:00:00Z
        America/New_York | 2026-10-27T20:00 | 2026-11-26T23:59:59.999 | 2026-11-27T05:00:00Z
        Europe/Berlin    | 2026-12-02T20:00 | 2027-01-01T23:59:59.999 | 2027-01-01T23:00:00Z
        Europe/Berlin    | 2028-01-30T20:00 | 2028-02-29T23:59:59.999 | 2028-02-29T23:00:00Z
        Europe/Berlin    | 2026-02-27T20:00 | 2026-03-29T23:59:59.999 | 2026-03-29T22:00:00Z
        Europe/Berlin    | 2026-09-25T20:00 | 2026-10-25T23:59:59.999 | 2026-10-25T23:00:00Z
        """;

    private void place(ZoneId zone, Instant shipBy) {
        var version = Versions.withoutExamples(
                "us-ftc-435-stockout", "America/New_York", zone.getId(), "currency: USD", "currency: CNY");
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database).publish(version));
        shop.clock.moveTo(shipBy.minus(Duration.ofDays(5)));
        var order = shop.place(
                "us-mail-order",
                "O1",
                shop.clock.instant(),
                new PaidOrder.PaidLine("1", "M1", "A", 1, Shop.cny(9_900), shipBy, List.of()));
        assertInstanceOf(Outcome.Created.class, order);
    }

    private Silence tell(String id, Optional<Instant> shipBy) {
        var told = new TellDelay(database).tell(LINE, id, shipBy, shop.clock.instant());
        assertInstanceOf(Outcome.Created.class, told);
        return told.ifRecorded().orElseThrow().silence();
    }

    private boolean silentAt(Instant now) {
        shop.clock.moveTo(now);
        assertEquals(0, shop.overdue().lines());
        assertEquals(
                0,
                new SilentDelays(database, (_, fault) -> {
                            throw fault;
                        })
                        .runOnce(now, 10));
        return Delays.find(database, LINE).orElseThrow().value().undecided().isEmpty();
    }

    private void decidesAfter(Instant last) {
        assertEquals(
                List.of(false, false, true),
                List.of(silentAt(last.minusMillis(1)), silentAt(last), silentAt(last.plusMillis(1))));
    }

    private static Instant in(ZoneId zone, LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = CASES)
    void silenceCancelsWhatShipsLaterThanTheThirtiethDay(
            ZoneId zone, LocalDateTime shipBy, LocalDateTime last, Instant after) {
        place(zone, in(zone, shipBy));
        assertEquals(after.minusMillis(1), in(zone, last));
        Silence silence = tell("d-1", Optional.of(after));
        assertEquals(new Silence(Silence.Meaning.CANCELLATION, in(zone, last)), silence);
        decidesAfter(in(zone, last));
        assertEquals(after, shop.theCase("O1", "1").tranches().getFirst().knownAt());
        assertTrue(
                new Orders(database).getLine(LINE).value().times().undecided().isEmpty());
        shop.reconcile();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = CASES)
    void silenceAgreesToTheThirtiethDayAndThenCancelsASecondDelayAtItsEnd(
            ZoneId zone, LocalDateTime shipBy, LocalDateTime last, Instant after) {
        place(zone, in(zone, shipBy));
        Silence first = tell("d-1", Optional.of(in(zone, last)));
        assertEquals(new Silence(Silence.Meaning.CONSENT, in(zone, shipBy)), first);
        decidesAfter(in(zone, shipBy));
        assertEquals(in(zone, last), new Orders(database).getLine(LINE).value().shipBy());
        assertEquals(new Silence(Silence.Meaning.CANCELLATION, in(zone, last)), tell("d-2", Optional.empty()));
        decidesAfter(in(zone, last));
        assertEquals(after, shop.theCase("O1", "1").tranches().getFirst().knownAt());
        shop.reconcile();
    }
}
