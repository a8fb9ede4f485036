package dev.makegood.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.inventory.StockKey;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenLinesContract extends Contract {
    @Test
    void whatWasPaidByAnInstantIsFoundWhateverTheIdOfItsOrder() {
        var shop = new Shop(database(), scanner());
        for (String orderId : List.of("O1", "|", "茶叶-250", "～", "🀄")) {
            shop.place(orderId, Shop.line("1", "M1", "A", 1, 100));
        }
        Instant next = Shop.START.plusMillis(1);
        shop.clock.advance(Duration.ofSeconds(1));
        shop.place("#later", next, Shop.line("1", "M1", "A", 1, 100));
        assertEquals(List.of("🀄", "～", "茶叶-250", "|", "O1"), openPaidUntil(Shop.START));
        assertEquals(List.of("#later", "🀄", "～", "茶叶-250", "|", "O1"), openPaidUntil(next));
    }

    private List<String> openPaidUntil(Instant paidAt) {
        return new Orders(database())
                .openLines().openPaidUntil(new StockKey("M1", "A"), paidAt, 10, Optional.empty()).items().stream()
                        .map(LineRef::orderId)
                        .toList();
    }
}
