package dev.makegood.servicedesk.claim;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.market.Market;
import dev.makegood.notice.DeskFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.worklist.WatchDesk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies until when a claim can be opened, and from when its decision is late. */
class ClaimDeadlinesTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 10));
    private final Desk desk = new Desk(shop, database);

    private void place(Instant shipBy) {
        Instant paidAt = shipBy.minus(Duration.ofDays(2));
        shop.clock.moveTo(paidAt);
        shop.place("O1", paidAt, new PaidOrder.PaidLine("1", "M1", "S1", 1, cny(200), shipBy, List.of()));
    }

    private Outcome<Claim> open(String claimId) {
        var plea = new Claim.Plea(ClaimKind.TOLD_OUT_OF_STOCK, "They do not ship", List.of(Desk.FILE));
        return desk.claim("O1", claimId, plea);
    }

    @ParameterizedTest
    @CsvSource({
        // 90 calendar days in Shanghai after the ship time, to the end of the last one: into a new year, onto a leap
        // day and past one, and into a holiday week, which moves nothing.
        "2026-10-03T15:59:59.999Z, 2027-01-01T16:00:00Z",
        "2026-10-03T16:00:00Z, 2027-01-02T16:00:00Z",
        "2027-12-01T04:00:00Z, 2028-02-29T16:00:00Z",
        "2028-02-01T04:00:00Z, 2028-05-01T16:00:00Z",
        "2026-07-04T04:00:00Z, 2026-10-02T16:00:00Z",
    })
    void itCanBeOpenedUntilTheLastDayIsOver(Instant shipBy, Instant end) {
        place(shipBy);
        shop.clock.moveTo(end.minusMillis(1));
        assertInstanceOf(Outcome.Created.class, open("c-1"));
        for (Instant late : List.of(end, end.plusMillis(1))) {
            shop.clock.moveTo(late);
            assertEquals(
                    new Outcome.Refused<>(
                            Refusal.LATE, "claimId", "comes too late: the claim had to be opened before " + end),
                    open("c-2"),
                    late::toString);
            assertInstanceOf(Outcome.Repeated.class, open("c-1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // 184 days to the end of the last one: over and onto a leap day, on both sides of a midnight, and over both
        // changes of the clock.
        "de, 2027-08-31T21:59:59.999Z, 2028-03-02T23:00:00Z",
        "de, 2027-08-31T22:00:00Z, 2028-03-03T23:00:00Z",
        "de, 2027-08-29T10:00:00Z, 2028-02-29T23:00:00Z",
        "de, 2027-09-30T10:00:00Z, 2028-04-01T22:00:00Z",
        "gb, 2027-08-31T22:59:59.999Z, 2028-03-03T00:00:00Z",
        "gb, 2027-09-30T10:00:00Z, 2028-04-01T23:00:00Z",
    })
    void inEuropeItCanBeOpenedForSixMonths(String market, Instant shipBy, Instant end) {
        Market.named(market).run(() -> itCanBeOpenedUntilTheLastDayIsOver(shipBy, end));
    }

    /** As Regulation (EU) 2022/2065, article 20(1), gives for complaints about decisions. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "gb"})
    void sixMonthsAreNeverShorterThanTheCalendars(String market) {
        Market country = Market.named(market);
        for (LocalDate day = LocalDate.parse("2026-01-01"); day.getYear() < 2030; day = day.plusDays(1)) {
            Instant end = country.end(country.periods().claimWithin(), country.startOf(day))
                    .at();
            assertFalse(end.isBefore(country.startOf(day.plusMonths(6).plusDays(1))), day::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Five working days: ordinary ones, National Day, the new year, Spring Festival with its make-up Saturday, a
        // year whose holidays are not known, a leap day.
        "2026-03-02T04:00:00Z, 2026-03-09T16:00:00Z, true",
        "2026-09-30T04:00:00Z, 2026-10-13T16:00:00Z, true",
        "2025-12-30T04:00:00Z, 2026-01-07T16:00:00Z, true",
        "2026-02-13T04:00:00Z, 2026-02-27T16:00:00Z, true",
        "2026-12-30T04:00:00Z, 2027-01-06T16:00:00Z, false",
        "2028-02-28T04:00:00Z, 2028-03-06T16:00:00Z, false",
    })
    void aLateDecisionIsToldToTheOperatorOnce(Instant opened, Instant decideBy, boolean known) {
        place(opened.plus(Duration.ofDays(1)));
        shop.clock.moveTo(opened);
        open("c-1");
        Claim claim = new Claims(database).find(LINE, "c-1").orElseThrow().value();
        assertEquals(
                List.of(decideBy, known),
                List.of(claim.ticket().due().at(), claim.ticket().due().holidaysKnown()));
        shop.clock.moveTo(decideBy.minusMillis(1));
        assertEquals(new WatchDesk.DeskResult(0, 0), desk.watch());
        shop.clock.moveTo(decideBy);
        assertEquals(new WatchDesk.DeskResult(1, 0), desk.watch());
        shop.clock.moveTo(decideBy.plusMillis(1));
        assertEquals(new WatchDesk.DeskResult(0, 0), desk.watch());
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, DeskFact.ClaimOverdueOperator.class).size());
        assertInstanceOf(Outcome.Created.class, desk.decideClaim("O1", false));
        assertEquals(
                List.of(),
                new Claims(database).tickets().open(10, Optional.empty()).items());
    }

    @Test
    void aMarketSetsUntilWhenAndForHowLong() {
        Market china = Market.current();
        new Market(
                        china.zone(),
                        china.calendar(),
                        china.languages(),
                        new Market.Periods(
                                7,
                                Optional.empty(),
                                TimeLimit.ofDays(30),
                                TimeLimit.ofWorkingDays(1),
                                TimeLimit.ofWorkingDays(2),
                                Optional.empty()))
                .run(() -> {
                    place(Instant.parse("2026-03-02T04:00:00Z"));
                    Instant end = Instant.parse("2026-04-01T16:00:00Z");
                    shop.clock.moveTo(end.minusMillis(1));
                    Claim claim = assertInstanceOf(
                            Claim.class,
                            assertInstanceOf(Outcome.Created.class, open("c-1")).value());
                    assertEquals(
                            Instant.parse("2026-04-02T16:00:00Z"),
                            claim.ticket().due().at());
                    shop.clock.moveTo(end);
                    assertInstanceOf(Outcome.Refused.class, open("c-2"));
                });
    }
}
