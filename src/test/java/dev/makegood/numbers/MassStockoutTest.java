package dev.makegood.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.Accounts;
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
        Figures few = measured(new MassStockout(40, 2, 0, 0));
        Figures many = measured(new MassStockout(120, 2, 0, 0));
        assertNotMore(few.requestsPerCase(), many.requestsPerCase());
        assertNotMore(
                few.perCase(few.all().readUnits()), many.perCase(many.all().readUnits()));
        assertNotMore(
                few.perCase(few.all().writeUnits()), many.perCase(many.all().writeUnits()));
        BigDecimal batch = many.couponsPerTransaction();
        // A count of so many lines engages the brake, so some transactions put off what it holds until it is confirmed.
        assertTrue(batch.compareTo(BigDecimal.valueOf(9)) >= 0, batch + " coupons a transaction");
    }

    @Test
    void whatElseIsKeptCostsNothing() {
        Figures alone = measured(new MassStockout(30, 2, 0, 0));
        Figures beside = measured(new MassStockout(30, 2, 300, 300));
        assertEquals(alone.consumed(), beside.consumed());
    }

    @Test
    @Tag("long")
    void fiveThousandStrandedOrdersAreWorkedOffAndHoldUpNobody() {
        var database = new MemoryDatabase();
        var stockout = new MassStockout(5_000, 20, 0, 0);
        stockout.prepare(database);
        Figures figures = new Rounds(stockout, database, database, () -> Meter.Reading.NOTHING).run();
        assertEquals(
                Map.of(
                        "detect stockouts",
                        5_020,
                        "sweep refunds",
                        5_020,
                        Rounds.ISSUE,
                        5_020,
                        "deliver notices",
                        5 * 5_020),
                figures.done());
        assertEquals(1, figures.othersDoneAfter());
        var account = new Accounts(database).find("m-big", CNY).orElseThrow().value();
        assertEquals(Money.of(CNY, 25_000), account.receivable());
        var books = new Reconcile(database, new MemoryScanner(database, 1_000))
                .runOnce(MassStockout.NOW.plus(Duration.ofDays(1)), Duration.ZERO);
        assertEquals(List.of(), books.differences());
    }

    private static Figures measured(MassStockout stockout) {
        try (var laboratory = new MeteredTables()) {
            Figures figures = laboratory.measure(stockout);
            assertEquals(stockout.cases(), figures.done().get(Rounds.ISSUE));
            assertEquals(1, figures.othersDoneAfter());
            return figures;
        }
    }

    private static void assertNotMore(BigDecimal few, BigDecimal many) {
        assertTrue(many.compareTo(few) <= 0, "a case cost " + few + " among few and " + many + " among many");
    }
}
