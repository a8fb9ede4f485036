package dev.makegood.choice;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.refund.Choice;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies that the window to choose is counted in hours and a wait in days of Asia/Shanghai. A year's end, a leap day
 * and a holiday week change neither. Tests each deadline the instant before, at, and after it.
 */
class ChoiceDeadlinesTest {
    private static final String WHEN = """
        2026-12-31T10:00:00Z, 2027-01-01, 2026-12-31T22:00:00Z, 2027-01-01T16:00:00Z
        2028-02-28T20:00:00Z, 2028-02-29, 2028-02-29T08:00:00Z, 2028-02-29T16:00:00Z
        2028-02-29T10:00:00Z, 2028-03-01, 2028-02-29T22:00:00Z, 2028-03-01T16:00:00Z
        2026-09-30T15:00:00Z, 2026-10-03, 2026-10-01T03:00:00Z, 2026-10-03T16:00:00Z
        2027-02-05T15:00:00Z, 2027-02-08, 2027-02-06T03:00:00Z, 2027-02-08T16:00:00Z
        """;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private ChoosingBuyer buyer;

    private void goesShort(Instant established, LocalDate restockOn) {
        buyer = new ChoosingBuyer(shop, database, "2026-03-01T00", "2026-02-08T00");
        shop.count("M1", "A", "c-0", 0);
        shop.clock.moveTo(established);
        buyer.restock(9, restockOn);
        buyer.goesShort("O1", 1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = WHEN)
    void aChoiceIsTakenUntilTheWindowEnds(
            Instant established, LocalDate restockOn, Instant windowEnds, Instant waitEnds) {
        goesShort(established, restockOn);
        assertEquals(windowEnds, buyer.refund("O1").due().dueAt());
        assertEquals(
                established.plus(Duration.ofHours(24)), buyer.refund("O1").due().deadline());
        for (long millis : new long[] {0, 1}) {
            shop.clock.moveTo(windowEnds.plusMillis(millis));
            assertInstanceOf(Outcome.Refused.class, buyer.choose("O1", new Choice.RefundNow()));
            assertInstanceOf(Outcome.Refused.class, buyer.offer("O1", "r-1", 900));
        }
        shop.clock.moveTo(windowEnds.minusMillis(1));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", new Choice.RefundNow()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = WHEN)
    void aWaitEndsInARefundAtItsLastInstant(
            Instant established, LocalDate restockOn, Instant windowEnds, Instant waitEnds) {
        goesShort(established, restockOn);
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", new Choice.Wait(restockOn)));
        assertEquals(waitEnds, buyer.refund("O1").due().dueAt());
        assertEquals(
                waitEnds.plus(Duration.ofHours(24)), buyer.refund("O1").due().deadline());
        shop.clock.moveTo(waitEnds.minusMillis(1));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        shop.clock.moveTo(waitEnds);
        shop.sweep();
        assertInstanceOf(RefundState.Settled.class, buyer.refund("O1").state());
        assertEquals(cny(1_000), shop.gateway.books().get(caseId("O1", "1") + "~1-1"));
        shop.reconcile();
    }

    @ParameterizedTest
    @CsvSource(textBlock = WHEN)
    void whatIsWaitedForMayShipUntilTheRefundHasBegun(
            Instant established, LocalDate restockOn, Instant windowEnds, Instant waitEnds) {
        goesShort(established, restockOn);
        buyer.choose("O1", new Choice.Wait(restockOn));
        shop.clock.moveTo(waitEnds.plusMillis(1));
        buyer.ship("O1", "s-1", 1);
        shop.sweep();
        assertInstanceOf(RefundState.Withdrawn.class, buyer.refund("O1").state());
        shop.reconcile();
    }
}
