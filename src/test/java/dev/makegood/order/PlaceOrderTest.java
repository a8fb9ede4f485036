package dev.makegood.order;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {
    private final MemoryDatabase database = new MemoryDatabase();

    private Outcome<PlacedOrder> place(PaidOrder order) {
        return new PlaceOrder(database).place(order, START);
    }

    private static PaidOrder order(PaidOrder.PaidLine... lines) {
        return new PaidOrder("O1", "pinduoduo", BUYER, CNY, START, List.of(lines));
    }

    private void redeemed(String buyer, Money amount) {
        var funds =
                OrderFunds.opened("O1", buyer, amount.getCurrencyUnit()).redeemed("C1", "R1", amount, Instant.EPOCH);
        database.commit(List.of(new FundsRows(database).create(funds)));
    }

    private void assertRefused(String field, PaidOrder order) {
        int before = database.all().size();
        assertEquals(
                field, assertInstanceOf(Outcome.Refused.class, place(order)).field());
        assertEquals(before, database.all().size());
    }

    @Test
    void anOrderChangesNoStockPositionByItself() {
        assertInstanceOf(Outcome.Created.class, place(order(line("1", "M1", "A", 2, 100))));
        assertEquals(Optional.empty(), new Stock(database).find(new StockKey("M1", "A")));
    }

    @Test
    void theSameOrderAgainWritesNothing() {
        place(order(line("1", "M1", "A", 2, 100)));
        var before = database.all();
        assertInstanceOf(Outcome.Repeated.class, place(order(line("1", "M1", "A", 2, 100))));
        assertEquals(before, database.all());
    }

    @Test
    void anotherOrderUnderTheSameIdIsToldWhatDiffers() {
        place(order(line("1", "M1", "A", 2, 100)));
        var before = database.all();
        assertEquals(
                new Outcome.Conflict<>(List.of(new Difference("lines/1/quantity", "2", "3"))),
                place(order(line("1", "M1", "A", 3, 100))));
        assertEquals(before, database.all());
    }

    @Test
    void aCurrencyWithoutAPolicyIsRefused() {
        var currency = CurrencyUnit.of("XAF");
        var line = new PaidOrder.PaidLine("1", "M1", "A", 1, Money.zero(currency), START, List.of());
        assertRefused("currency", new PaidOrder("O1", "pinduoduo", BUYER, currency, START, List.of(line)));
    }

    @Test
    void anOrderWithACouponOfAnotherBuyerIsRefused() {
        redeemed("b_other", cny(50));
        assertRefused("buyerId", order(line("1", "M1", "A", 1, 100)));
    }

    @Test
    void anOrderWithACouponOfAnotherCurrencyIsRefused() {
        redeemed(BUYER, Money.ofMinor(CurrencyUnit.EUR, 50));
        assertRefused("currency", order(line("1", "M1", "A", 1, 100)));
    }

    @Test
    void anOrderPaidLessThanItsCouponsIsRefused() {
        redeemed(BUYER, cny(101));
        assertRefused("lines", order(line("1", "M1", "A", 1, 100)));
    }
}
