package dev.makegood.servicedesk.appeal;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies the content of an appeal, and from when the time to appeal runs. */
class AppealTest {
    private static final PolicyVersion POLICY = Versions.of("pdd-stockout");

    private static Appeal appeal(Optional<Instant> decidedAt) {
        var due = new WorkingDays.Deadline(START.plusSeconds(60), POLICY.zone(), true);
        Ticket<Appeal.Ruling> open = Ticket.asked(Actor.merchant("M1"), START, due);
        var refused = new Appeal.Ruling(false, "it was not");
        return new Appeal(
                caseId("O1", "1"),
                1,
                2,
                new Appeal.Plea("it was there", List.of()),
                decidedAt
                        .map(at -> open.decided(refused, Actor.of("operator:o"), at))
                        .orElse(open));
    }

    @Test
    void thatItIsLateChangesItsTicketOnly() {
        Appeal open = appeal(Optional.empty());
        assertEquals(open.with(open.ticket().toldOverdue()), open.toldOverdue());
        assertEquals(
                List.of(1, 2),
                List.of(open.toldOverdue().number(), open.toldOverdue().tranches()));
    }

    @Test
    void theTimeToAppealRunsFromTheLastNews() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        shop.cutClock();
        shop.place("O1", line("1", "M1", "S1", 1, 900));
        shop.admit("O1", "1", OptionalInt.empty());
        Case c = shop.theCase("O1", "1");
        Instant end = POLICY.appealEnd(START);
        Instant later = START.plus(Duration.ofDays(2));
        assertEquals(end, AppealWindow.end(c, POLICY, List.of()));
        assertEquals(end, AppealWindow.end(c, POLICY, List.of(appeal(Optional.empty()))));
        assertEquals(end, AppealWindow.end(c.worthTold(START), POLICY, List.of(appeal(Optional.of(START)))));
        assertEquals(
                end.plus(Duration.ofDays(2)),
                AppealWindow.end(
                        c, POLICY, List.of(appeal(Optional.of(later)), appeal(Optional.of(START.plusSeconds(1))))));
        assertEquals(
                end.plus(Duration.ofDays(2)),
                AppealWindow.end(c.worthTold(later), POLICY, List.of(appeal(Optional.of(START.plusSeconds(1))))));
    }

    /** A calendar whose file changed gives another end, as other days do. */
    @Test
    void theEndThatWasToldHoldsIfTheDaysGiveAnEarlierOne() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        shop.cutClock();
        shop.place("O1", line("1", "M1", "S1", 2, 900));
        shop.admit("O1", "1", OptionalInt.of(1));
        Case first = shop.theCase("O1", "1");
        PolicyVersion fewer = Versions.of("pdd-stockout", "withinDays: 7", "withinDays: 3");
        PolicyVersion more = Versions.of("pdd-stockout", "withinDays: 7", "withinDays: 9");
        Instant told = POLICY.appealEnd(START);
        assertEquals(told, AppealWindow.end(first, fewer, List.of()));
        assertEquals(more.appealEnd(START), AppealWindow.end(first, more, List.of()));
        Instant later = START.plus(Duration.ofDays(1));
        shop.clock.moveTo(later);
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(
                POLICY.appealEnd(later), AppealWindow.end(shop.theCase("O1", "1"), fewer, List.of()), "told again");
    }

    @Test
    void theAppealsOfACaseAreNumbered() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        var desk = new Desk(shop, database);
        shop.place("O1", line("1", "M1", "S1", 2, 900));
        shop.admit("O1", "1", OptionalInt.of(1));
        desk.appeal("O1", "it was there");
        desk.decideAppeal("O1", false, "it was not");
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", OptionalInt.empty());
        desk.appeal("O1", "so was that");
        assertEquals(
                List.of(1, 2),
                new Appeals(database)
                        .ofCase(caseId("O1", "1")).stream().map(Appeal::number).toList());
    }
}
