package dev.makegood.causes;

import dev.makegood.inventory.RecordStockChange;
import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.DeclineRestock;
import dev.makegood.inventory.restock.ReceiveRestock;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.market.Market;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Plays what a merchant, its platforms and its suppliers do with one SKU, through the use cases. */
final class Stage {
    static final String A = "pinduoduo";
    static final String B = "douyin";
    static final String MERCHANT = "M1";
    static final String SKU = "S1";
    private static final StockKey STOCK = new StockKey(MERCHANT, SKU);

    final MemoryDatabase database = new MemoryDatabase();
    final Random random;
    private final Shop shop = new Shop(database, new MemoryScanner(database, 100));
    private int first;
    private int ids;

    Stage(long seed) {
        random = new Random(seed);
        shop.publish("douyin-stockout", "2026-08-09T16:00:00Z", "2026-02-01T00:00:00Z");
    }

    /** Returns a number of both ends included. */
    int some(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Moves to an hour of a day; the first one is 0. */
    void at(int day, int hour) {
        shop.clock.moveTo(time(day, hour).plusSeconds(random.nextInt(1_200)));
    }

    void exactly(Instant instant) {
        shop.clock.moveTo(instant);
    }

    Instant time(int day, int hour) {
        return Shop.START.plus(Duration.ofDays(first + day).plusHours(hour));
    }

    /** Lets days pass, so that the first one is another. */
    void later(int days) {
        first += days;
    }

    private Instant now() {
        return shop.clock.instant();
    }

    /** Sells one unit at a time, a minute apart; returns the orders. */
    List<String> sell(String platform, int units, long minor) {
        var orders = new ArrayList<String>();
        for (int n = 0; n < units; n++) {
            orders.add(order(platform, 1, minor));
        }
        return orders;
    }

    String order(String platform, int units, long minor) {
        shop.clock.advance(Duration.ofMinutes(1));
        String orderId = "O" + ++ids;
        Instant paidAt = now();
        shop.place(
                platform,
                orderId,
                paidAt,
                new PaidOrder.PaidLine(
                        "1",
                        MERCHANT,
                        SKU,
                        units,
                        Shop.cny(minor * units),
                        paidAt.plus(Duration.ofHours(48)),
                        List.of()));
        return orderId;
    }

    void ship(List<String> orders) {
        shop.clock.advance(Duration.ofMinutes(30));
        orders.forEach(order -> new RecordShipment(database, new StockoutNotices(database))
                .record(
                        new Shipment(order, "s-" + order, now(), List.of(new Shipment.ShippedUnits("1", 1))),
                        _ -> true,
                        now()));
    }

    /** Sells and ships so many units on each platform, on each of these days. */
    void usualDays(int days, int units, String... platforms) {
        for (int day = 0; day < days; day++) {
            at(day, 4);
            for (String platform : platforms) {
                ship(sell(platform, units, some(960, 1_040)));
            }
        }
    }

    void count(long onHand) {
        tell(new StockChange.Recount(MERCHANT, SKU, "r-" + ++ids, onHand, Optional.empty()));
    }

    void count(long onHand, Instant countedAt) {
        tell(new StockChange.Recount(MERCHANT, SKU, "r-" + ++ids, onHand, Optional.of(countedAt)));
    }

    void adjust(long delta, Instant adjustedAt) {
        tell(new StockChange.Adjustment(MERCHANT, SKU, "a-" + ++ids, delta, Optional.of(adjustedAt)));
    }

    private void tell(StockChange change) {
        new RecordStockChange(database).record(change, now());
        shop.strand(100);
    }

    /** Asks a supplier for units, who gives a date. */
    String promised(String supplierId, int units, int onDay) {
        String restockId = requested(supplierId, units);
        new ReplyToRestock(database)
                .reply(ref(restockId), units, Market.current().dayOf(time(onDay, 0)), now());
        return restockId;
    }

    String requested(String supplierId, int units) {
        new SetSupplier(database).set(STOCK, supplierId, new Supplier.Terms(3, Optional.empty(), Optional.empty()));
        String restockId = "re-" + ++ids;
        new RequestRestock(database).request(ref(restockId), supplierId, units, now());
        return restockId;
    }

    void arrives(String restockId, int units) {
        new ReceiveRestock(database).receive(ref(restockId), units, Optional.empty(), now());
    }

    void declines(String restockId) {
        new DeclineRestock(database).decline(ref(restockId), now());
    }

    private static Restock.Ref ref(String restockId) {
        return new Restock.Ref(STOCK, restockId);
    }

    void admit(String orderId) {
        shop.clock.advance(Duration.ofMinutes(5));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    /** Runs the detection of short positions. */
    void detect() {
        shop.clock.advance(Duration.ofMinutes(1));
        shop.strand(100);
    }
}
