package dev.makegood.stockout.detection;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cause;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies which triggers a version accepts, which units a refund is of, and whom it asks to choose what. */
class EstablishStockoutTest {
    private static final OptionalInt ALL = OptionalInt.empty();

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));

    @BeforeEach
    void wholeMilliseconds() {
        shop.cutClock();
    }

    /** Publishes the next version of the default policy with more changes. */
    private void policy(String... changes) {
        shop.amend(changes);
    }

    private int asked() {
        return questions().size();
    }

    private List<String> questions() {
        return shop.told(Actor.buyer(BUYER), ChoiceFact.ChoiceBuyer.class);
    }

    @Test
    void anAdmissionEstablishesNothingIfTheVersionSaysSo() {
        policy("admission: true", "admission: false");
        shop.place("O1", line("1", "M1", "S1", 1, 900));
        assertEquals(0, shop.admit("O1", "1", ALL).orElseThrow().units());
        shop.count("M1", "S1", "c-1", 0);
        assertEquals(1, shop.strand(10).units());
    }

    @Test
    void aRecountEstablishesNothingIfTheVersionSaysSo() {
        policy("recount: true", "recount: false");
        shop.place("O1", line("1", "M1", "S1", 1, 900));
        shop.count("M1", "S1", "c-1", 0);
        assertEquals(0, shop.strand(10).units());
        assertEquals(1, shop.admit("O1", "1", ALL).orElseThrow().units());
    }

    @Test
    void aLineIsOverdueAtTheEndOfItsHoursWhateverElseTheVersionAccepts() {
        policy("admission: true\n  recount: true", "admission: false\n  recount: false");
        shop.place("O1", line("1", "M1", "S1", 1, 900));
        shop.clock.advance(Duration.ofHours(8 + 48).minusMillis(1));
        assertEquals(0, shop.overdue().units());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(1, shop.overdue().units());
    }

    @Test
    void aBuyerIsAskedToChooseOnlyWithTimeToChoose() {
        shop.place("O1", line("1", "M1", "S1", 1, 900));
        shop.admit("O1", "1", ALL);
        assertEquals(0, asked());
    }

    @Test
    void aBuyerIsAskedToChooseOnlyAboutARefund() {
        policy("choiceWindowHours: 0", "choiceWindowHours: 12");
        shop.place("O1", line("1", "M1", "S1", 1, 0), line("2", "M1", "S2", 1, 900));
        shop.admit("O1", "1", ALL);
        assertEquals(0, asked());
        assertEquals(List.of(), shop.refunds("O1", "1"));
        shop.admit("O1", "2", ALL);
        assertEquals(1, asked());
    }

    @Test
    void eachRefundIsOfTheUnitsThatWentShortThen() {
        shop.place("O1", line("1", "M1", "S1", 5, 1_000));
        shop.admit("O1", "1", OptionalInt.of(2));
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", ALL);
        assertEquals(
                List.of(new RefundId(caseId("O1", "1"), 1, 2), new RefundId(caseId("O1", "1"), 3, 5)),
                shop.refunds("O1", "1").stream()
                        .map(refund -> refund.refundId())
                        .toList());
    }

    @Test
    void aRefundHasItsHoursFromWhenItsStockoutIsKnown() {
        policy("choiceWindowHours: 0", "choiceWindowHours: 12");
        shop.place("O1", line("1", "M1", "S1", 1, 900));
        shop.clock.advance(Duration.ofHours(8 + 48 + 1));
        shop.overdue();
        var refund = shop.refunds("O1", "1").getFirst();
        assertEquals(START.plus(Duration.ofHours(8 + 48 + 24)), refund.due().deadline());
        assertEquals(START.plus(Duration.ofHours(8 + 48 + 12)), refund.due().dueAt());
        assertEquals(
                START.plus(Duration.ofHours(8 + 48 + 1)),
                shop.theCase("O1", "1").establishedAt());
    }

    @Test
    void aBuyerIsAskedWithTheWarningThatOnlyARefundIsCompensatedIfTheVersionSaysSo() {
        String warning = "The compensation belongs to the refund";
        policy("choiceWindowHours: 0", "choiceWindowHours: 12");
        shop.place("O1", line("1", "M1", "S1", 1, 900));
        shop.admit("O1", "1", ALL);
        assertFalse(questions().getFirst().contains(warning));
        shop.publish("tmall-stockout", "choiceWindowHours: 0", "choiceWindowHours: 12", "established", "refunded");
        shop.place("tmall", "O2", START, line("1", "M1", "S1", 1, 900));
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O2", "1", ALL);
        assertTrue(questions().getFirst().contains(warning));
    }

    @Test
    void aCaseKeepsItsVersionWhenItGrows() {
        shop.place("O1", line("1", "M1", "S1", 2, 900));
        shop.place("O2", line("1", "M1", "S1", 1, 900));
        shop.admit("O1", "1", OptionalInt.of(1));
        policy(
                "effectiveAt: 2026-03-01T00:00:00Z",
                "effectiveAt: 2026-03-02T05:00:00Z\n",
                "admission: true",
                "admission: false");
        shop.clock.advance(Duration.ofHours(1));
        assertEquals(1, shop.admit("O1", "1", ALL).orElseThrow().units());
        assertEquals(0, shop.admit("O2", "1", ALL).orElseThrow().units());
    }

    @Test
    void evenIfNothingIsRefundedTheOrdersFundsMayNotChangeMeanwhile() {
        shop.place("O1", line("1", "M1", "S1", 1, 0));
        var decision = new EstablishStockout(database, new Refunds(database))
                .prepare(new LineRef("O1", "1"), Cause.admission(Actor.merchant("M1")), (_, _, _) -> 1, START);
        Write check = new FundsRows(database).check(new FundsRows(database).get("O1"));
        assertTrue(decision.writes().contains(check));
    }

    @Test
    void aLineWhoseOrderHasNoFundsFails() {
        shop.place("O1", line("1", "M1", "S1", 1, 900));
        Write check = new FundsRows(database).check(new FundsRows(database).get("O1"));
        assertTrue(database.commit(List.of(new Write.Delete(check.key(), check.expected()))));
        assertThrows(TornRead.class, () -> shop.admit("O1", "1", ALL));
    }
}
