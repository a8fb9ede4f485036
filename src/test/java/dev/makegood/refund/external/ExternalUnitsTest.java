package dev.makegood.refund.external;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.logging.LoggedLines;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies how units that were refunded elsewhere are applied: to open ones first, then to refunds not yet sent. */
class ExternalUnitsTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));

    private void sold(int units) {
        shop.place("O1", line("1", "M1", "A", units, 100L * units));
    }

    private void admitInAll(int units) {
        shop.admit("O1", "1", OptionalInt.of(units));
    }

    private Outcome<ExternalRefund> tell(int units) {
        var told = new ExternalRefund.ExternalRefundCommand(
                LINE, "x-1", units, cny(100L * units), "bank-7", START, ExternalRefund.Why.CHARGEBACK);
        return new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
    }

    private ExternalRefund.Outcome applied(int units) {
        var created = assertInstanceOf(Outcome.Created.class, tell(units));
        return assertInstanceOf(ExternalRefund.class, created.value()).outcome();
    }

    @Test
    void openUnitsComeFirst() {
        sold(3);
        admitInAll(2);
        assertEquals(new ExternalRefund.Outcome(1, 1, 0), applied(2));
        shop.sweep();
        assertEquals(List.of(cny(100)), List.copyOf(shop.gateway.books().values()));
    }

    @Test
    void oneRefundAfterTheOtherIsWithdrawn() {
        sold(4);
        admitInAll(2);
        admitInAll(4);
        assertEquals(new ExternalRefund.Outcome(0, 3, 0), applied(3));
        shop.sweep();
        assertEquals(List.of(cny(100)), List.copyOf(shop.gateway.books().values()));
    }

    @Test
    void onlyWhatIsLeftAfterThatMayBePaidTwice() {
        sold(4);
        admitInAll(3);
        shop.sweep();
        admitInAll(4);
        assertEquals(new ExternalRefund.Outcome(0, 1, 1), applied(2));
    }

    @Test
    void shippedUnitsThatAreRefundedElsewhereAreCounted() {
        sold(5);
        shop.ship("O1", "s-1", "1", 2);
        admitInAll(1);
        shop.sweep();
        admitInAll(2);
        assertEquals(new ExternalRefund.Outcome(1, 1, 1), applied(3));
        var units = new Orders(database).findLine(LINE).orElseThrow().value().units();
        assertEquals(1, units.elsewhere());
    }

    @Test
    void atMostSixtyRefundsAreWithdrawnAtOnce() {
        sold(RecordExternalRefund.MOST_REFUNDS + 1);
        for (int units = 1; units <= RecordExternalRefund.MOST_REFUNDS + 1; units++) {
            admitInAll(units);
        }
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.LIMIT, "units", "are spread over too many refunds; report fewer at a time"),
                tell(RecordExternalRefund.MOST_REFUNDS + 1));
        assertEquals(
                new ExternalRefund.Outcome(0, RecordExternalRefund.MOST_REFUNDS, 0),
                applied(RecordExternalRefund.MOST_REFUNDS));
    }

    @Test
    void whatMayHaveBeenPaidTwiceIsLogged() {
        try (var log = new LoggedLines(RecordExternalRefund.class)) {
            sold(3);
            admitInAll(1);
            tell(1);
            assertEquals(List.of(), log.texts());
        }
        try (var log = new LoggedLines(RecordExternalRefund.class)) {
            admitInAll(3);
            shop.sweep();
            var twice = new ExternalRefund.ExternalRefundCommand(
                    LINE, "x-2", 1, cny(100), "bank-8", START, ExternalRefund.Why.CHARGEBACK);
            new RecordExternalRefund(database).record(twice, Actor.of("platform:shop"), shop.clock.instant());
            assertEquals(List.of("may have been paid twice, by the refund elsewhere x-2: O1~1"), log.texts());
        }
    }

    @Test
    void aRefundWithoutACaseIsTriedAgainAndThenFails() {
        sold(2);
        admitInAll(2);
        var cases = new Cases(database);
        var check = cases.check(caseId("O1", "1"), cases.find(caseId("O1", "1")));
        assertTrue(database.commit(List.of(new Write.Delete(check.key(), check.expected()))));
        var fault = assertThrows(TornRead.class, () -> tell(1));
        assertEquals("O1~1~stockout~1-2 has no case", fault.getMessage());
    }

    @Test
    void theReasonIsKept() {
        sold(1);
        tell(1);
        assertEquals(
                List.of("chargeback"),
                ExternalRefund.ofLine(database, LINE).stream()
                        .map(external -> external.told().why().id())
                        .toList());
    }
}
