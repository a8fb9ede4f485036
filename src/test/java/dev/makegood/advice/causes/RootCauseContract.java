package dev.makegood.advice.causes;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.file.Attachment;
import dev.makegood.inventory.RecordStockChange;
import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Contract;
import dev.makegood.wording.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what is read around a case, and the corrections of people. */
class RootCauseContract extends Contract {
    private static final Actor ANNA = Actor.of("operator:anna");

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.count("M1", "S1", "r-0", 10);
        shop.clock.advance(Duration.ofHours(1));
        shop.place("O1", shop.clock.instant(), line("1", "M1", "S1", 10, 1_000));
        shop.clock.advance(Duration.ofHours(1));
    }

    private void told(StockChange change) {
        new RecordStockChange(database()).record(change, shop.clock.instant());
        shop.strand(10);
    }

    private ExplainedCase explained() {
        return new ExplainCases(database()).of(shop.theCase("O1", "1"));
    }

    private Outcome<CauseCorrection> correct(String id, RootCause cause, Optional<String> supplier, String reason) {
        return new CorrectCause(database())
                .correct(
                        shop.theCase("O1", "1"),
                        id,
                        new CauseCorrection.Corrected(cause, supplier, reason),
                        ANNA,
                        shop.clock.instant());
    }

    @Test
    void whatWasCountedBeforeTheOrderWasPaidAndToldAfterwardsIsToldLate() {
        told(new StockChange.Recount("M1", "S1", "r-1", 7, Optional.of(START.plusSeconds(60))));
        ExplainedCase one = explained();
        assertEquals(RootCause.LATE_TOLD, one.cause());
        assertEquals(3, one.found().missing());
        Clue clue = one.found().clues().getFirst();
        assertEquals(Optional.of("recount r-1"), clue.source());
        assertEquals(
                "By recount r-1 of 2 March 2026, 12:01 (UTC+8), 3 units fewer were there than known. This was reported"
                        + " on 2 March 2026, 14:00 (UTC+8); the order had been paid in between, on 2 March 2026, 13:00"
                        + " (UTC+8).",
                clue.sentence().in(Language.of("en")));
        assertEquals(
                "据 盘点 r-1（2026年3月2日12:01（北京时间）），实有库存比已知少 3 件；该情况2026年3月2日14:00（北京时间）才上报，"
                        + "而订单已于此前的2026年3月2日13:00（北京时间）付款。",
                clue.sentence().in(Language.of("zh-CN")));
    }

    @Test
    void aCountIsToldInTimeUntilAQuarterOfAnHourAfterwards() {
        shop.place("O2", shop.clock.instant(), line("1", "M1", "S2", 1, 100));
        shop.count("M1", "S2", "r-2", 1);
        var countedAt = shop.clock.instant().minusMillis(1);
        told(new StockChange.Recount(
                "M1", "S1", "r-1", 7, Optional.of(shop.clock.instant().minus(Duration.ofMinutes(15)))));
        assertEquals(RootCause.MISCOUNT, explained().cause(), countedAt::toString);
    }

    @Test
    void aCountThatFindsTheSameOrMoreSaysNothing() {
        told(new StockChange.Recount("M1", "S1", "r-1", 12, Optional.empty()));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.advance(Duration.ofDays(1));
        told(new StockChange.Recount("M1", "S1", "r-2", 12, Optional.empty()));
        assertEquals(RootCause.UNKNOWN, explained().cause());
        assertEquals(
                "cause.stockWasThere",
                explained().found().reason().orElseThrow().phrase());
    }

    @Test
    void aCountConfirmsAnAdmissionUntilTwoWeeksLater() {
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.moveTo(shop.theCase("O1", "1").establishedAt().plus(Duration.ofDays(14)));
        told(new StockChange.Recount("M1", "S1", "r-1", 9, Optional.empty()));
        assertEquals(RootCause.MISCOUNT, explained().cause());
    }

    @Test
    void aLaterCountIsOfAnotherStory() {
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.moveTo(shop.theCase("O1", "1")
                .establishedAt()
                .plus(Duration.ofDays(14))
                .plusMillis(1));
        told(new StockChange.Recount("M1", "S1", "r-1", 9, Optional.empty()));
        assertEquals(RootCause.UNKNOWN, explained().cause());
    }

    @Test
    void aCorrectionCountsAndTheFindingStaysBesideIt() {
        told(new StockChange.Recount("M1", "S1", "r-1", 7, Optional.empty()));
        new SetSupplier(database())
                .set(new StockKey("M1", "S1"), "sup-1", new Supplier.Terms(3, Optional.empty(), Optional.empty()));
        assertInstanceOf(
                Outcome.Created.class, correct("c-1", RootCause.SUPPLIER, Optional.of("sup-1"), "the crate was light"));
        assertInstanceOf(Outcome.Created.class, correct("c-2", RootCause.PRICE_CHANGED, Optional.empty(), "dearer"));
        ExplainedCase one = explained();
        assertEquals(RootCause.PRICE_CHANGED, one.cause());
        assertEquals(Optional.empty(), one.supplierId());
        assertEquals(RootCause.MISCOUNT, one.found().cause());
        assertEquals(
                List.of("c-1", "c-2"),
                one.corrections().stream().map(CauseCorrection::correctionId).toList());
        assertEquals(ANNA, one.corrections().getFirst().by());
        assertEquals("the crate was light", one.corrections().getFirst().told().reason());
    }

    @Test
    void theSameAgainChangesNothingAndSomethingElseIsRefused() {
        told(new StockChange.Recount("M1", "S1", "r-1", 7, Optional.empty()));
        correct("c-1", RootCause.UNKNOWN, Optional.empty(), "nobody knows");
        assertInstanceOf(Outcome.Repeated.class, correct("c-1", RootCause.UNKNOWN, Optional.empty(), "nobody knows"));
        assertInstanceOf(Outcome.Conflict.class, correct("c-1", RootCause.MISCOUNT, Optional.empty(), "nobody knows"));
        assertEquals(1, explained().corrections().size());
    }

    @Test
    void aSupplierOfAnotherSkuIsRefused() {
        told(new StockChange.Recount("M1", "S1", "r-1", 7, Optional.empty()));
        new SetSupplier(database())
                .set(new StockKey("M1", "S2"), "sup-1", new Supplier.Terms(3, Optional.empty(), Optional.empty()));
        assertEquals(
                new Outcome.Refused<>("supplierId", "is not a supplier of this SKU"),
                correct("c-1", RootCause.SUPPLIER, Optional.of("sup-1"), "late"));
        assertEquals(List.of(), explained().corrections());
    }

    @Test
    void aCaseHasSoManyCorrectionsAndNoMoreHoweverManyComeAtOnce() {
        told(new StockChange.Recount("M1", "S1", "r-1", 7, Optional.empty()));
        IntStream.range(0, CauseCorrections.MOST - 2)
                .forEach(n -> correct("c-" + n, RootCause.UNKNOWN, Optional.empty(), "reason " + n));
        List<Outcome<CauseCorrection>> four = Concurrently.map(
                List.of("a", "b", "c", "d"), id -> correct(id, RootCause.MISCOUNT, Optional.empty(), "again"));
        assertEquals(2, four.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(
                2,
                four.stream()
                        .filter(one -> one instanceof Outcome.Refused<?> refused && refused.refusal() == Refusal.LIMIT)
                        .count());
        assertEquals(CauseCorrections.MOST, explained().corrections().size());
    }

    @Test
    void theReasonIsErasedWithTheBuyerOnce() {
        told(new StockChange.Recount("M1", "S1", "r-1", 7, Optional.empty()));
        assertEquals(BUYER, shop.theCase("O1", "1").buyer());
        new EraseCorrections(database()).erase(shop.theCase("O1", "1").id());
        correct("c-1", RootCause.UNKNOWN, Optional.empty(), "Ms Somebody said so");
        new EraseCorrections(database()).erase(shop.theCase("O1", "1").id());
        new EraseCorrections(database()).erase(shop.theCase("O1", "1").id());
        CauseCorrection left = explained().corrections().getFirst();
        assertEquals(Attachment.ERASED, left.told().reason());
        assertEquals(ANNA, left.by());
    }
}
