package dev.makegood.order.shiptime;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.presale.SetPresale;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies until when a ship time is negotiated, and how long the date of a presale holds. */
class ShipTimeDeadlinesTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 10));

    private void place(String platform, Instant promised, Instant paidAt, List<String> attributes) {
        shop.clock.moveTo(paidAt);
        assertInstanceOf(
                Outcome.Created.class,
                shop.place(
                        platform,
                        "O1",
                        paidAt,
                        new PaidOrder.PaidLine("1", "M1", "S1", 1, cny(30_000), promised, attributes)));
    }

    private Outcome<Proposal> propose(String proposalId, Instant shipBy) {
        return new ProposeShipTime(database).propose(LINE, proposalId, shipBy, shop.clock.instant());
    }

    private Outcome<Proposal> accept(String proposalId) {
        return new AnswerProposal(database).answer(LINE, proposalId, true, shop.clock.instant());
    }

    private Outcome<Proposal> decline(String proposalId) {
        return new AnswerProposal(database).answer(LINE, proposalId, false, shop.clock.instant());
    }

    /** The promise in the first hour of a year, of the day after a leap day, of a holiday week. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31T17:00:00Z", "2028-02-29T17:00:00Z", "2026-09-30T17:00:00Z"})
    void proposalsEndFourHoursBeforeThePromiseAndAnswersWithIt(Instant promised) {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        place("tmall", promised, promised.minus(Duration.ofDays(2)), List.of());
        Instant later = promised.plus(Duration.ofDays(2));
        Instant last = promised.minus(Duration.ofHours(4));
        shop.clock.moveTo(last.minusMillis(1));
        assertInstanceOf(Outcome.Created.class, propose("p-1", later));
        shop.clock.moveTo(last);
        assertInstanceOf(Outcome.Created.class, propose("p-2", later.plusMillis(1)));
        shop.clock.moveTo(last.plusMillis(1));
        assertInstanceOf(Outcome.Refused.class, propose("p-3", later));
        shop.clock.moveTo(promised.plusMillis(1));
        assertInstanceOf(Outcome.Refused.class, accept("p-1"));
        shop.clock.moveTo(promised.minusMillis(1));
        assertInstanceOf(Outcome.Created.class, decline("p-2"));
        shop.clock.moveTo(promised);
        assertInstanceOf(Outcome.Created.class, accept("p-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31T16:00:00Z", "2028-02-29T04:00:00Z", "2026-10-01T04:00:00Z"})
    void aPresaleIsShortOnceItsDateIsOver(Instant date) {
        shop.clock.moveTo(date.minus(Duration.ofDays(9)));
        shop.count("M1", "S1", "c-1", 0);
        var presale = new SetPresale(database);
        assertInstanceOf(Outcome.Created.class, presale.set(new StockKey("M1", "S1"), date, shop.clock.instant()));
        place("pinduoduo", date.plus(Duration.ofDays(9)), shop.clock.instant(), List.of("presale"));
        for (Instant inTime : List.of(date.minusMillis(1), date)) {
            shop.clock.moveTo(inTime);
            assertEquals(0, shop.strand(10).lines(), inTime::toString);
        }
        shop.clock.moveTo(date.plusMillis(1));
        assertEquals(1, shop.strand(10).lines());
        shop.reconcile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31T16:00:00Z", "2028-02-29T04:00:00Z", "2026-10-01T04:00:00Z"})
    void aPresaleIsSetBeforeItsDate(Instant date) {
        var presale = new SetPresale(database);
        var key = new StockKey("M1", "S1");
        for (Instant late : List.of(date, date.plusMillis(1))) {
            assertInstanceOf(Outcome.Refused.class, presale.set(key, date, late), late::toString);
        }
        assertInstanceOf(Outcome.Created.class, presale.set(key, date, date.minusMillis(1)));
    }
}
