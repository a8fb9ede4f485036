package dev.makegood.choice;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies with which reason an offer of a replacement or a choice is refused. */
class OfferReplacementTest {
    private static final Instant LATER = START.plus(Duration.ofDays(3));

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));
    private final ChoosingBuyer buyer = new ChoosingBuyer(shop, database);

    @BeforeEach
    void twoUnitsOfAAreShortAndThreeOfBAreThere() {
        shop.cutClock();
        shop.count("M1", "A", "c-0", 0);
        shop.count("M1", "B", "c-1", 3);
        buyer.goesShort("O1", 2);
    }

    private Outcome<Replacement> offer(String id, String sku, Instant shipBy, Instant now) {
        var command = new Replacement.ReplacementCommand(id, sku, cny(900), shipBy);
        return new OfferReplacement(database).offer(caseId("O1", "1"), command, Actor.merchant("M1"), now);
    }

    private Outcome<Replacement> offer(String id) {
        return offer(id, "B", LATER, START);
    }

    private Outcome<Refund> swap(String replacementId) {
        return buyer.choose("O1", new Choice.Swap(replacementId));
    }

    @Test
    void anOfferIsOfOtherGoodsThatAreThere() {
        assertEquals(
                new Outcome.Refused<>(Refusal.STATE, "sku", "must differ from the SKU that is out of stock"),
                offer("r-1", "A", LATER, START));
        assertEquals(
                new Outcome.Refused<>(Refusal.STATE, "sku", "has no counted stock left to sell"),
                offer("r-1", "C", LATER, START));
        assertInstanceOf(Outcome.Created.class, offer("r-1"));
    }

    @Test
    void anOfferShipsInTheFuture() {
        assertEquals(
                new Outcome.Refused<>(Refusal.VALUE, "shipBy", "must be in the future"),
                offer("r-1", "B", START, START));
        assertInstanceOf(Outcome.Created.class, offer("r-1", "B", START.plusMillis(1), START));
    }

    @Test
    void anOfferComesBeforeTheChoiceIsOver() {
        Instant due = buyer.refund("O1").due().dueAt();
        assertInstanceOf(Outcome.Created.class, offer("r-1", "B", LATER, due.minusMillis(1)));
        assertEquals(
                new Outcome.Refused<>(Refusal.LATE, "replacementId", "comes too late: the buyer can no longer choose"),
                offer("r-2", "B", LATER, due));
    }

    @Test
    void aCaseHasSoManyOffers() {
        for (int n = 1; n <= Replacements.MOST; n++) {
            assertInstanceOf(Outcome.Created.class, offer("r-" + n));
        }
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.LIMIT,
                        "replacementId",
                        "is one too many: a case can have at most " + Replacements.MOST),
                offer("r-more"));
        assertInstanceOf(Outcome.Repeated.class, offer("r-1"));
        assertInstanceOf(Outcome.Conflict.class, offer("r-1", "C", LATER, START));
    }

    @Test
    void onlyAnOfferThatStandsAndIsThereIsTaken() {
        assertEquals(
                new Outcome.Refused<>(Refusal.STATE, "replacementId", "was not offered for this case"), swap("r-1"));
        offer("r-1", "B", START.plusMillis(1), START);
        offer("r-2");
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.STATE, "replacementId", "has expired: it was to ship by " + START.plusMillis(1)),
                swap("r-1"));
        shop.count("M1", "B", "c-2", 1);
        assertEquals(
                new Outcome.Refused<>(Refusal.STATE, "replacementId", "has too little stock left: 1 of 2 units"),
                swap("r-2"));
        shop.count("M1", "B", "c-3", 2);
        assertInstanceOf(Outcome.Created.class, swap("r-2"));
    }

    @Test
    void onlyTheRestockThatIsExpectedIsWaitedFor() {
        var wait = new Choice.Wait(ChoosingBuyer.RESTOCK_ON);
        assertEquals(
                new Outcome.Refused<>(Refusal.STATE, "arrivesOn", "cannot be chosen: no restock has a date"),
                buyer.choose("O1", wait));
        buyer.restock(5);
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.STATE,
                        "arrivesOn",
                        "must be the day of the restock that the buyer can wait for, " + ChoosingBuyer.RESTOCK_ON),
                buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON.plusDays(1))));
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", wait));
    }

    @Test
    void aChoiceIsMadeBeforeTheRefundIsDue() {
        Instant due = buyer.refund("O1").due().dueAt();
        buyer.at(due);
        assertEquals(
                new Outcome.Refused<>(Refusal.LATE, "choice", "comes too late: the refund has been due since " + due),
                buyer.choose("O1", new Choice.RefundNow()));
        buyer.at(due.minusMillis(1));
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", new Choice.RefundNow()));
    }

    @Test
    void whatCanBeChosenIsWhatIsThereForAllUnits() {
        offer("r-1");
        offer("r-2", "B", START.plusMillis(1), START);
        buyer.restock(2);
        var open = alternatives(START);
        assertEquals(List.of("r-1", "r-2"), swaps(open));
        assertEquals(ChoosingBuyer.RESTOCK_ON, open.restockOn().orElseThrow());
        assertEquals(List.of("r-1"), swaps(alternatives(START.plusMillis(1))), "the other is over");
        shop.count("M1", "B", "c-2", 2);
        assertEquals(List.of("r-1", "r-2"), swaps(alternatives(START)));
        shop.count("M1", "B", "c-3", 1);
        assertEquals(List.of(), swaps(alternatives(START)));
    }

    @Test
    void whoeverDoesNotChooseInTimeCanChooseNothing() {
        offer("r-1");
        Refund refund = buyer.refund("O1");
        assertEquals(
                new Alternatives(refund, false, true, Optional.empty(), List.of()),
                alternatives(refund.due().dueAt()));
    }

    private Alternatives alternatives(Instant now) {
        return Alternatives.of(database, shop.theCase("O1", "1"), buyer.refund("O1"), now);
    }

    private static List<String> swaps(Alternatives open) {
        return open.replacements().stream()
                .map(swap -> swap.offer().replacementId())
                .toList();
    }
}
