package dev.makegood.notice;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.refund.RefundState;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Verifies the behaviour if notices tell of events that have not happened, as after the other tables were restored to
 * an earlier time.
 */
class NoticesOfBeforeTest {
    private static Shop live(MemoryDatabase database, int price) {
        var shop = new Shop(database, new MemoryScanner(database, 3));
        shop.place("O1", line("1", "M1", "S1", 2, price));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.sweep();
        shop.issue();
        shop.clock.advance(Duration.ofDays(1));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.sweep();
        shop.issue();
        return shop;
    }

    private static List<Row> notices(MemoryDatabase database) {
        return database.all().stream()
                .filter(row -> row.key().table() == Table.NOTICES)
                .toList();
    }

    private static MemoryDatabase after(int price) {
        var before = new MemoryDatabase();
        live(before, price);
        var database = new MemoryDatabase();
        notices(before)
                .forEach(row -> assertTrue(database.commit(List.of(new Write.Create(row.key(), row.attributes())))));
        return database;
    }

    @Test
    void moneyWaitsForNoNoticeAndTheSameIsNotToldTwice() {
        MemoryDatabase database = after(19_800);
        int told = notices(database).size();
        Shop shop = live(database, 19_800);
        assertEquals(Map.of("O1~1~stockout~1-1", cny(9_900), "O1~1~stockout~2-2", cny(9_900)), shop.gateway.books());
        assertEquals(1, shop.coupons().size());
        shop.refunds("O1", "1").forEach(refund -> assertInstanceOf(RefundState.Settled.class, refund.state()));
        assertEquals(told, notices(database).size());
        shop.reconcile();
    }

    @Test
    void whatIsOtherwiseThisTimeIsToldAsWell() {
        MemoryDatabase database = after(10_000);
        Shop shop = live(database, 19_800);
        assertTrue(shop.told(Actor.buyer(Shop.BUYER), RefundFact.RefundedBuyer.class).stream()
                .anyMatch(text -> text.contains("99.00 CNY")));
        shop.reconcile();
    }
}
