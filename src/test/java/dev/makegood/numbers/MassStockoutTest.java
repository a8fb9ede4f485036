package dev.makegood.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.Accounts;
import dev.makegood.policy.publication.Packs;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MassStockoutTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    @Test
    void aCaseCostsTheSameHoweverManyThereAre() {
        Measured few = figures(new MassStockout(40, 2, 0, 0)).whole();
        Figures figures = figures(new MassStockout(200, 2, 0, 0));
        Measured many = figures.whole();
        assertNotMore(few.requests(), many.requests());
        assertNotMore(few.readUnits(), many.readUnits());
        // A row of the brake counts what it holds back, and lies in an index.
        assertNotMore(few.writeUnits().add(BigDecimal.ONE), many.writeUnits());
        BigDecimal batch = figures.couponsPerTransaction();
        // A count of so many lines engages the brake, so some transactions put off what it holds until it is confirmed.
        assertTrue(batch.compareTo(BigDecimal.valueOf(9)) >= 0, batch + " coupons a transaction");
    }

    /** Both sides are told until when the buyer may choose; silence costs nothing else. */
    @Test
    void aWindowInWhichNobodyChoosesCostsTwoNoticesACase() {
        var bare = figures(new MassStockout(40, 2, 0, 0)).done();
        var choosing = Rounds.of(new MassStockout(40, 2, 0, 0, Packs.CHOOSING), new MemoryDatabase())
                .done();
        for (UseCase same : List.of(UseCase.DETECT, UseCase.SWEEP, UseCase.ISSUE)) {
            assertEquals(bare.get(same), choosing.get(same), same::toString);
        }
        assertEquals(bare.get(UseCase.DELIVER) + 2 * 42, choosing.get(UseCase.DELIVER));
    }

    @Test
    void whatElseIsKeptCostsNothing() {
        Figures alone = figures(new MassStockout(30, 2, 0, 0));
        Figures beside = figures(new MassStockout(30, 2, 300, 300));
        assertEquals(alone.used(), beside.used());
    }

    @Test
    @Tag("long")
    void fiveThousandStrandedOrdersAreWorkedOffAndHoldUpNobody() {
        var database = new MemoryDatabase();
        Figures figures = Rounds.of(new MassStockout(5_000, 20, 0, 0), database);
        assertEquals(
                Map.of(UseCase.DETECT, 5_020, UseCase.SWEEP, 5_020, UseCase.ISSUE, 5_020, UseCase.DELIVER, 5 * 5_020),
                figures.done());
        assertEquals(1, figures.othersDoneAfter());
        var account = new Accounts(database)
                .find(MarketplaceIds.MERCHANT, CNY)
                .orElseThrow()
                .value();
        assertEquals(Money.of(CNY, 25_000), account.receivable());
        var books = new Reconcile(database, new MemoryScanner(database, 1_000))
                .runOnce(MassStockout.NOW.plus(Duration.ofDays(1)), Duration.ZERO);
        assertEquals(List.of(), books.differences());
    }

    private static Figures figures(MassStockout stockout) {
        Figures figures = Rounds.of(stockout, new MemoryDatabase());
        assertEquals(stockout.cases(), figures.done().get(UseCase.ISSUE));
        assertEquals(1, figures.othersDoneAfter());
        return figures;
    }

    private static void assertNotMore(BigDecimal few, BigDecimal many) {
        assertTrue(many.compareTo(few) <= 0, "a case cost " + few + " among few and " + many + " among many");
    }
}
