package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.order.Fate;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.Tallied;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that the number of shards can change while orders, shipments and detection go on, and that nothing is missed
 * or handled twice.
 */
class ShardsChangeTest {
    /** Half of them become short, and fewer than hold the brake of the default policy. */
    private static final int ORDERS = 180;

    private static final String END = "";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 100));
    private final Shards.Count before = Shards.change(new Shards.Count(4, 4));

    @AfterEach
    void asBefore() {
        Shards.change(before);
    }

    @Test
    void fourBecomeEight() throws Exception {
        goesOnWhile(Map.of(60, new Shards.Count(4, 8), 120, new Shards.Count(8, 8)));
    }

    @Test
    void eightBecomeFour() throws Exception {
        Shards.change(new Shards.Count(8, 8));
        goesOnWhile(Map.of(90, new Shards.Count(4, 8)));
    }

    @Test
    void whoForgetsOldNamesMissesTheirRows() {
        Shards.change(new Shards.Count(8, 8));
        IntStream.range(0, 40).forEach(n -> place(n));
        assertEquals(40, open().size());
        Shards.change(new Shards.Count(4, 4));
        assertTrue(open().size() < 40);
        Shards.change(new Shards.Count(4, 8));
        assertEquals(40, open().size());
    }

    /** Orders of SKU A are shipped by one thread, and those of B, which is out of stock, become short by another. */
    private void goesOnWhile(Map<Integer, Shards.Count> changes) throws Exception {
        shop.count("M1", "A", "c-1", ORDERS);
        shop.count("M1", "B", "c-2", 0);
        shop.clock.advance(Duration.ofMinutes(1));
        BlockingQueue<String> toShip = new LinkedBlockingQueue<>();
        var placing = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var running = List.<Future<?>>of(
                    threads.submit(() -> {
                        for (int n = 0; n < ORDERS; n++) {
                            Optional.ofNullable(changes.get(n)).ifPresent(Shards::change);
                            if (place(n).equals("A")) {
                                toShip.add("O" + n);
                            }
                        }
                        toShip.add(END);
                        placing.set(false);
                    }),
                    threads.submit(() -> {
                        for (String order = toShip.take(); !order.equals(END); order = toShip.take()) {
                            shop.ship(order, "s-1", "1", 1);
                        }
                        return null;
                    }),
                    threads.submit(() -> {
                        while (placing.get()) {
                            shop.strand(20);
                        }
                    }));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
        ends();
    }

    private String place(int n) {
        String sku = n % 2 == 0 ? "A" : "B";
        shop.place("O" + n, Shop.line("1", "M1", sku, 1, 100));
        return sku;
    }

    private void ends() {
        while (shop.strand(100).lines() > 0) {
            // Goes on until nothing is short.
        }
        assertEquals(List.of(), open());
        var orders = new Orders(database);
        for (int n = 0; n < ORDERS; n++) {
            var line = orders.getLine(new LineRef("O" + n, "1")).value();
            assertEquals(n % 2, line.shortUnits(), line.orderId());
            assertEquals(1 - n % 2, line.units().shipped(), line.orderId());
            assertEquals(n % 2, shop.refunds("O" + n, "1").size(), line.orderId());
        }
        assertEquals(ORDERS / 2, paid(true));
        assertEquals(ORDERS / 2, paid(false));
        for (int paid = 0; paid < ORDERS / 2; ) {
            int settled = shop.sweep().settled();
            assertTrue(settled > 0, "a due refund was not seen");
            paid += settled;
        }
        assertEquals(ORDERS / 2, shop.gateway.sent.size());
        assertEquals(ORDERS / 2, new HashSet<>(shop.gateway.sent).size());
        shop.reconcile();
    }

    private long paid(boolean wentShort) {
        return Tallied.fates(
                        database,
                        "M1",
                        "pinduoduo",
                        Shop.START.minus(Duration.ofDays(1)),
                        Shop.START.plus(Duration.ofDays(1)),
                        1_000)
                .get(wentShort ? Fate.CANCELLED : Fate.WHOLE);
    }

    /** Reads the merchant's open lines page by page, none of which may come twice. */
    private List<LineRef> open() {
        var all = new ArrayList<LineRef>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<LineRef> page = new Orders(database).openLines().openOfMerchant("M1", 7, after);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        assertEquals(all.size(), new HashSet<>(all).size());
        return all;
    }
}
