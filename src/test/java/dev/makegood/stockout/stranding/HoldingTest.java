package dev.makegood.stockout.stranding;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.inventory.StockKey;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.OfAct;
import dev.makegood.stockout.Tranche;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies until when a stranding holds back the payments for its units. */
class HoldingTest {
    private static final StockKey STOCK = new StockKey("M1", "S1");
    private static final Instant FAR = START.plus(Duration.ofHours(12));
    private static final Brake.On ON = new Brake.On(START, FAR, false);
    private static final Brake.Word WORD = new Brake.Word(Actor.merchant("M1"), "A typing error.", START);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Strandings strandings = new Strandings(database);
    private final Holding holding = new Holding(database);

    private static Stranding stranding(Stranding.Kind kind, Brake brake) {
        return Stranding.begun("s-1", kind, STOCK, "recount c-1", ZoneOffset.UTC, START)
                .with(brake);
    }

    private void is(Stranding.Kind kind, Brake brake) {
        var write = strandings.put(strandings.find("s-1"), stranding(kind, brake));
        assertTrue(database.commit(List.of(write)));
    }

    private void is(Brake brake) {
        is(Stranding.Kind.ADMISSION, brake);
    }

    private Optional<Instant> until(Instant atMost, Instant now) {
        return holding.of(Optional.of(new OfAct("s-1", atMost, false)), now).until();
    }

    private void countsNothing() {
        shop.cutClock();
        shop.place("O1", line("1", "M1", "S1", 1, 100));
        shop.count("M1", "S1", "c-1", 0);
    }

    @Test
    void whatNoActStrandedIsFree() {
        assertEquals(new Holding.Answer(Optional.empty(), List.of()), holding.of(Optional.empty(), START));
    }

    @Test
    void anEngagedBrakeHoldsUntilItsEndOrTheActs() {
        is(ON);
        assertEquals(Optional.of(FAR), until(FAR.plusSeconds(9), FAR.minusSeconds(60)));
        assertEquals(Optional.of(FAR.minusSeconds(9)), until(FAR.minusSeconds(9), FAR.minusSeconds(60)));
        assertEquals(Optional.of(FAR), until(FAR, FAR.minusMillis(1)));
        assertEquals(Optional.empty(), until(FAR, FAR));
    }

    @Test
    void itIsLookedAtAgainAfterAQuarterOfAnHour() {
        is(ON);
        Instant quarter = FAR.minus(Holding.LOOK_AGAIN);
        assertEquals(Optional.of(FAR), until(FAR, quarter));
        assertEquals(Optional.of(FAR.minusMillis(1)), until(FAR, quarter.minusMillis(1)));
    }

    @Test
    void whatWasDecidedOrIsOverHoldsNothing() {
        for (Brake over : List.of(ON.confirmed(WORD), ON.over(), new Brake.Withdrawn(ON, WORD, 1, 0, true))) {
            is(over);
            assertEquals(Optional.empty(), until(FAR, START));
        }
    }

    @Test
    void aWithdrawalHoldsForHalfAnHourAndNoLongerThanThatAfterTheAct() {
        is(ON.withdrawn(WORD));
        Instant end = START.plus(Holding.TAKING_BACK);
        assertEquals(Optional.of(end), until(FAR, end.minusMillis(1)));
        assertEquals(Optional.empty(), until(FAR, end));
        assertEquals(Optional.of(end.minusSeconds(9)), until(START.minusSeconds(9), end.minusSeconds(10)));
    }

    @Test
    void aCountThatIsStillStrandingHoldsForAMinute() {
        countsNothing();
        is(Stranding.Kind.COUNT, new Brake.Off());
        assertEquals(Optional.of(START.plusSeconds(60)), until(FAR, START));
        Instant stuck = START.plus(Holding.STUCK);
        assertTrue(holding.isGrowing(stranding(Stranding.Kind.COUNT, ON), stuck.minusMillis(1)));
        assertFalse(holding.isGrowing(stranding(Stranding.Kind.COUNT, ON), stuck));
    }

    @Test
    void nothingElseIsStillStranding() {
        countsNothing();
        assertFalse(holding.isGrowing(stranding(Stranding.Kind.ADMISSION, ON), START));
        assertFalse(holding.isGrowing(count(new StockKey("M1", "S9"), "recount c-1"), START), "it counted other goods");
        assertFalse(holding.isGrowing(count(STOCK, "recount c-2"), START), "another count has come");
        assertTrue(holding.isGrowing(count(STOCK, "recount c-1"), START));
        shop.strand(1);
        assertFalse(holding.isGrowing(count(STOCK, "recount c-1"), START), "nothing is short any more");
    }

    private static Stranding count(StockKey stock, String report) {
        return Stranding.begun("s-1", Stranding.Kind.COUNT, stock, report, ZoneOffset.UTC, START);
    }

    @Test
    void aCaseIsHeldByTheLastOfItsActs() {
        countsNothing();
        shop.strand(1);
        var held = shop.theCase("O1", "1");
        var first = new OfAct("s-1", START.plusSeconds(30), false);
        var second = new OfAct("s-2", START.plusSeconds(90), false);
        is(ON);
        assertTrue(database.commit(List.of(strandings.put(
                Optional.empty(),
                Stranding.begun("s-2", Stranding.Kind.ADMISSION, STOCK, "c-2", ZoneOffset.UTC, START)
                        .with(ON)))));
        var tranche = held.tranches().getFirst();
        var one = new Tranche(
                1, tranche.trigger(), Actor.of("a"), START, START, tranche.portion(), Optional.of(first), 0);
        var two = new Tranche(
                1, tranche.trigger(), Actor.of("b"), START, START, tranche.portion(), Optional.of(second), 0);
        assertEquals(
                Optional.of(second.atMostUntil()),
                holding.of(held.with(List.of(two, one.takeBack())), START).until());
        assertEquals(
                Optional.of(first.atMostUntil()),
                holding.of(held.with(List.of(one, two.takeBack())), START).until(),
                "what is taken back is held by nothing");
        assertEquals(1, holding.of(held.with(List.of(one)), START).guards().size());
    }
}
