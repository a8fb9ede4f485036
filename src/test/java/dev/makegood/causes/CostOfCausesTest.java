package dev.makegood.causes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.advice.causes.ClaimPack;
import dev.makegood.advice.causes.HoldingCost;
import dev.makegood.advice.causes.Repeats;
import dev.makegood.advice.causes.RootCause;
import dev.makegood.advice.causes.SeeCauses;
import dev.makegood.advice.causes.StockLevel;
import dev.makegood.advice.causes.StockLevels;
import dev.makegood.advice.reputation.Period;
import dev.makegood.market.Market;
import dev.makegood.shop.Shop;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies what follows from root causes: what comes back, which stock would have helped, what a supplier owes. */
class CostOfCausesTest {
    private static final Period PERIOD = new Period(
            LocalDate.parse("2026-03-01"),
            LocalDate.parse("2026-05-31"),
            Market.current().zone());

    private final Stage stage = new Stage(1);

    private List<StockLevel> levels(int cost, int holding) {
        return new StockLevels(stage.database)
                .of(Stage.MERCHANT, PERIOD, new HoldingCost(cost, holding))
                .skus();
    }

    private Repeats repeats() {
        return new SeeCauses(stage.database).repeats(Stage.MERCHANT, PERIOD);
    }

    private ClaimPack pack(String supplierId) {
        return new SeeCauses(stage.database).claimPack(Stage.MERCHANT, supplierId, PERIOD, stage.time(20, 0));
    }

    /** Two units short on day 1, one on day 2, an arrival on day 3, two short on day 4. */
    private void shortTwice() {
        stage.at(0, 0);
        stage.count(0);
        String restock = stage.requested("sup-1", 10);
        stage.at(1, 0);
        stage.order(Stage.A, 2, 1_000);
        stage.detect();
        stage.at(2, 0);
        stage.order(Stage.A, 1, 1_000);
        stage.detect();
        stage.at(3, 0);
        stage.arrives(restock, 1);
        stage.at(4, 0);
        stage.order(Stage.A, 1, 1_000);
        stage.order(Stage.A, 2, 1_000);
        stage.detect();
    }

    @Test
    void theLevelIsTheMostThatLackedBetweenTwoArrivals() {
        shortTwice();
        StockLevel sku = levels(10_000, 0).getFirst();
        assertEquals(3, sku.cases());
        assertEquals(
                List.of(2L, 3L),
                sku.steps().stream().map(StockLevel.Step::units).toList());
        assertEquals(
                List.of(2, 3),
                sku.steps().stream().map(StockLevel.Step::avoided).toList());
        assertEquals(List.of(Shop.cny(1_500)), sku.steps().getLast().compensation());
    }

    @Test
    void stockCostsItsShareOfThePriceAndHoldingItsShareOfAYear() {
        shortTwice();
        StockLevel.Step last = levels(6_000, 2_000).getFirst().steps().getLast();
        assertEquals(Shop.cny(1_800), last.stock(), "3 units at 60 % of 10.00");
        // 18.00 x 20 % x 92 / 365 = 0.9074
        assertEquals(Shop.cny(91), last.holding(), "92 days");
        assertEquals(Shop.cny(0), levels(0, 2_000).getFirst().steps().getLast().holding());
        assertEquals(
                Shop.cny(3_000), levels(10_000, 0).getFirst().steps().getLast().stock());
    }

    @Test
    void unitsThatWereThereNeedNoMoreStock() {
        stage.at(0, 0);
        stage.count(10);
        stage.at(1, 0);
        String cheap = stage.order(Stage.A, 1, 1_000);
        stage.ship(List.of(stage.order(Stage.A, 1, 2_000)));
        stage.admit(cheap);
        assertEquals(RootCause.PRICE_CHANGED, repeats().causes().getFirst().cause());
        assertEquals(List.of(), levels(10_000, 0));
    }

    @Test
    void whatComesBackIsCountedBySkuSupplierAndWeek() {
        stage.at(0, 0);
        stage.promised("sup-1", 50, 1);
        stage.count(0);
        stage.at(2, 0);
        stage.order(Stage.A, 1, 1_000);
        stage.at(9, 0);
        stage.order(Stage.A, 2, 1_000);
        stage.detect();
        stage.at(10, 0);
        stage.order(Stage.A, 3, 1_000);
        stage.detect();
        Repeats seen = repeats();
        assertEquals(
                List.of(new Repeats.Repeat(RootCause.SUPPLIER, Optional.of("sup-1"), 3, 6, List.of(Shop.cny(1_500)))),
                seen.bySupplier());
        assertEquals(Optional.of("S1"), seen.bySku().getFirst().of());
        assertEquals(3, seen.bySku().getFirst().cases());
        assertEquals(
                List.of("2026-03-09"),
                seen.byWeek().stream().map(one -> one.of().orElseThrow()).toList(),
                "the Monday of the week in which they were found");
        assertEquals(false, seen.more());
    }

    @Test
    void aSkuWithOneCaseDoesNotComeBack() {
        stage.at(0, 0);
        stage.count(0);
        stage.order(Stage.A, 1, 1_000);
        stage.detect();
        assertEquals(List.of(), repeats().bySku());
        assertEquals(1, repeats().causes().size());
    }

    @Test
    void aClaimPackHasEachDateWithWhatBecameOfItAndTheCasesOfItsSupplierOnly() {
        stage.at(0, 0);
        stage.count(0);
        String kept = stage.promised("sup-1", 5, 1);
        String late = stage.promised("sup-1", 5, 1);
        String fewer = stage.promised("sup-1", 5, 1);
        String back = stage.promised("sup-1", 5, 1);
        stage.promised("sup-1", 5, 30);
        stage.promised("sup-1", 50, 2);
        stage.promised("sup-2", 1, 1);
        stage.requested("sup-1", 5);
        stage.at(1, 1);
        stage.arrives(kept, 5);
        stage.arrives(fewer, 3);
        stage.declines(back);
        stage.at(3, 0);
        stage.order(Stage.A, 20, 1_000);
        stage.detect();
        stage.at(4, 0);
        stage.arrives(late, 5);
        ClaimPack pack = pack("sup-1");
        assertEquals(
                List.of(
                        ClaimPack.Standing.KEPT,
                        ClaimPack.Standing.LATE,
                        ClaimPack.Standing.LATE,
                        ClaimPack.Standing.SHORT,
                        ClaimPack.Standing.TAKEN_BACK,
                        ClaimPack.Standing.OPEN),
                pack.dates().stream()
                        .map(ClaimPack.PromisedDate::standing)
                        .sorted()
                        .toList());
        assertEquals(5, pack.judged());
        assertEquals(1, pack.kept());
        assertEquals(1, pack.cases().size());
        assertEquals(List.of(Shop.cny(12_000)), pack.paid(), "12 of 20 units, 8 were there");
        assertEquals(List.of(Shop.cny(500)), pack.compensation());
        assertEquals(List.of(), pack("sup-2").cases(), "the one who owed the most is at fault");
        assertEquals(1, pack("sup-2").dates().size());
        assertEquals(List.of(), pack("sup-3").dates());
    }

    @Test
    void aDateIsKeptUntilTheEndOfItsDay() {
        stage.at(0, 0);
        stage.count(0);
        String inTime = stage.promised("sup-1", 5, 1);
        String tooLate = stage.promised("sup-1", 5, 1);
        // The day is over at 16:00 UTC, 12 hours after the start of the stage's day.
        stage.exactly(stage.time(1, 12).minusMillis(1));
        stage.arrives(inTime, 5);
        stage.exactly(stage.time(1, 12));
        stage.arrives(tooLate, 5);
        assertEquals(1, pack("sup-1").kept());
        assertEquals(2, pack("sup-1").judged());
    }
}
