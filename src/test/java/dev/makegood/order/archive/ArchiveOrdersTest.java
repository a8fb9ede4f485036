package dev.makegood.order.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.PlacedOrder;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies which orders leave their table, and that they are shown and changed as if they were still there. */
class ArchiveOrdersTest {
    private static final Duration PASS = ArchivePass.EVERY;

    private final MemoryDatabase memory = new MemoryDatabase();
    private final MemoryScanner scanner = new MemoryScanner(memory, 5);
    private final MemoryArchive bucket = new MemoryArchive();
    private final DatabaseWithArchive database = new DatabaseWithArchive(memory, bucket);
    private final Shop shop = new Shop(database, scanner);
    private final Orders orders = new Orders(database);

    @BeforeEach
    void sell() {
        shop.count("M1", "S1", "c-1", 10);
    }

    private void sellOne(String orderId) {
        shop.place(orderId, Shop.line("1", "M1", "S1", 1, 9_900));
        shop.ship(orderId, "p-" + orderId, "1", 1);
    }

    private ArchiveOrders.ArchiveResult run() {
        return new ArchiveOrders(memory, scanner, bucket, new Retention(TimeLimit.ofDays(90)))
                .runOnce(shop.clock.instant(), 100);
    }

    /** Runs two passes after the time for claims. */
    private void archive() {
        shop.clock.advance(Duration.ofDays(125));
        run();
        shop.clock.advance(PASS);
        run();
    }

    private List<Row> rows(Table table) {
        return memory.all().stream().filter(row -> row.key().table() == table).toList();
    }

    @Test
    void anOrderIsWrittenReadBackAndThenRemoved() {
        sellOne("o-1");
        shop.clock.advance(Duration.ofDays(120));
        assertEquals(new ArchiveOrders.ArchiveResult(0, 0), run());
        shop.clock.advance(Duration.ofDays(7));
        assertEquals(new ArchiveOrders.ArchiveResult(1, 0), run());
        assertEquals(3, rows(Table.ORDERS).size());
        assertEquals(new ArchiveOrders.ArchiveResult(0, 0), run());
        shop.clock.advance(PASS);
        assertEquals(new ArchiveOrders.ArchiveResult(0, 1), run());
        assertEquals(List.of(), rows(Table.ORDERS));
        assertEquals(2, bucket.objects.size());
    }

    @Test
    void anArchivedOrderIsShownAsItWas() {
        sellOne("o-1");
        PlacedOrder before = orders.find("o-1").orElseThrow();
        var funds = new FundsRows(database).find("o-1").orElseThrow().value();
        var shipment = orders.findShipment("o-1", "p-o-1").orElseThrow().value();
        archive();
        assertEquals(Optional.of(before), orders.find("o-1"));
        assertEquals(funds, new FundsRows(database).find("o-1").orElseThrow().value());
        assertEquals(shipment, orders.findShipment("o-1", "p-o-1").orElseThrow().value());
        assertEquals(List.of(shipment), orders.shipments(new LineRef("o-1", "1")));
        assertEquals(Optional.empty(), orders.findLine(new LineRef("o-1", "2")));
        assertEquals(List.of(), rows(Table.ORDERS));
    }

    @Test
    void anArchivedOrderReportedAgainIsNoNewOne() {
        sellOne("o-1");
        archive();
        List<Row> before = memory.all();
        assertInstanceOf(Outcome.Repeated.class, shop.place("o-1", Shop.START, Shop.line("1", "M1", "S1", 1, 9_900)));
        assertInstanceOf(
                Outcome.Conflict.class, shop.place("o-1", shop.clock.instant(), Shop.line("1", "M1", "S1", 1, 9_900)));
        assertInstanceOf(Outcome.Repeated.class, shop.ship("o-1", "p-o-1", "1", 1));
        assertInstanceOf(Outcome.Refused.class, shop.ship("o-1", "p-2", "1", 1));
        assertEquals(before, memory.all());
    }

    @Test
    void aShipmentThatIsWithdrawnBringsItsOrderBack() {
        sellOne("o-1");
        sellOne("o-2");
        archive();
        var withdrawal = new WithdrawShipment.Command(
                "o-1", "p-o-1", WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.of("merchant:M1"));
        assertInstanceOf(
                Outcome.Created.class,
                new WithdrawShipment(database).withdraw(withdrawal, _ -> true, shop.clock.instant()));
        OrderLine line = new Orders(memory).lines("o-1").getFirst();
        assertEquals(1, line.open());
        assertEquals(
                1,
                new Stock(memory)
                        .find(new StockKey("M1", "S1"))
                        .orElseThrow()
                        .value()
                        .allocated());
        assertTrue(shop.overdue().lines() > 0, "the buyer gets a case");
        assertEquals(Optional.empty(), new Orders(memory).find("o-2"));
        archive();
        assertTrue(new Orders(memory).find("o-1").isPresent(), "an order with a case stays");
    }

    @Test
    void anOrderThatChangedSinceItWasWrittenIsWrittenAgain() {
        sellOne("o-1");
        shop.clock.advance(Duration.ofDays(125));
        run();
        var withdrawal = new WithdrawShipment.Command(
                "o-1", "p-o-1", WithdrawShipment.Reason.TOLD_BY_MISTAKE, Actor.of("merchant:M1"));
        new WithdrawShipment(database).withdraw(withdrawal, _ -> true, shop.clock.instant());
        shop.ship("o-1", "p-2", "1", 1);
        shop.clock.advance(PASS);
        assertEquals(new ArchiveOrders.ArchiveResult(0, 0), run());
        assertEquals(List.of("p-2", "p-o-1"), shipments());
    }

    private List<String> shipments() {
        return new Orders(memory)
                .shipments(new LineRef("o-1", "1")).stream()
                        .map(told -> told.shipment().shipmentId())
                        .sorted()
                        .toList();
    }

    @Test
    void whatCannotBeReadBackIsNotRemoved() {
        sellOne("o-1");
        shop.clock.advance(Duration.ofDays(125));
        ArchiveStore broken = new ArchiveStore() {
            @Override
            public void put(String name, byte[] bytes) {
                bucket.put(name, name.endsWith(".manifest.json") ? new byte[0] : bytes);
            }

            @Override
            public byte[] get(String name) {
                return bucket.get(name);
            }

            @Override
            public byte[] get(String name, long offset, int length) {
                return bucket.get(name, offset, length);
            }
        };
        var pass = new ArchiveOrders(memory, scanner, broken, new Retention(TimeLimit.ofDays(90)));
        for (int i = 0; i < 3; i++) {
            assertThrows(IllegalStateException.class, () -> pass.runOnce(shop.clock.instant(), 100));
            shop.clock.advance(PASS);
        }
        assertEquals(3, rows(Table.ORDERS).size());
    }

    @Test
    void aDamagedObjectIsNotShown() {
        sellOne("o-1");
        archive();
        bucket.objects.replaceAll((_, bytes) -> new byte[bytes.length]);
        assertThrows(IllegalStateException.class, () -> orders.find("o-1"));
        assertThrows(
                IllegalStateException.class,
                () -> shop.place("o-1", shop.clock.instant(), Shop.line("1", "M1", "S1", 1, 9_900)));
        assertEquals(List.of(), rows(Table.ORDERS));
    }
}
