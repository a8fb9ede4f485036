package dev.makegood.order.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets a rival act between any two calls of the archive, or of whoever meets an order on its way. */
class ArchiveRacesTest {
    private static final int CALLS = 50;

    /** Holds a shop with two shipped orders whose time for claims is over. */
    private static final class World {
        final MemoryDatabase memory = new MemoryDatabase();
        final MemoryScanner scanner = new MemoryScanner(memory, 5);
        final MemoryArchive bucket = new MemoryArchive();
        final Shop shop = new Shop(memory, scanner);

        World() {
            for (String orderId : List.of("o-1", "o-2")) {
                shop.place(orderId, Shop.line("1", "M1", "S1", 1, 9_900));
                shop.ship(orderId, "p-1", "1", 1);
            }
            shop.clock.advance(Duration.ofDays(125));
        }

        void pass(Database database) {
            new ArchiveOrders(database, scanner, bucket, new Retention(TimeLimit.ofDays(90)))
                    .runOnce(shop.clock.instant(), 50);
        }

        void nextPass(Database database) {
            shop.clock.advance(ArchivePass.EVERY);
            pass(database);
        }

        DatabaseWithArchive shown(Database database) {
            return new DatabaseWithArchive(database, bucket);
        }

        Outcome<?> withdraw() {
            var command = new WithdrawShipment.Command(
                    "o-1", "p-1", WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.of("merchant:M1"));
            return new WithdrawShipment(shown(memory)).withdraw(command, _ -> true, shop.clock.instant());
        }

        long rows(String orderId) {
            return memory.all().stream()
                    .filter(row -> row.key().table() == Table.ORDERS)
                    .filter(row -> row.key().partition().equals(orderId))
                    .count();
        }
    }

    /**
     * Lets a rival act once, before a certain call. A batch is not of one instant: each of its reads is a call.
     *
     * @param backwards true if a batch reads its last key first
     */
    private record Raced(Database database, AtomicInteger left, boolean backwards, Runnable rival)
            implements DelegatingDatabase {
        private void call() {
            if (left.decrementAndGet() == 0) {
                rival.run();
            }
        }

        @Override
        public Optional<Row> find(Key key) {
            call();
            return database.find(key);
        }

        @Override
        public List<Row> findAll(List<Key> keys) {
            return (backwards ? keys.reversed() : keys)
                    .stream().flatMap(key -> find(key).stream()).toList();
        }

        @Override
        public Page<Row> query(Query query) {
            call();
            return database.query(query);
        }

        @Override
        public boolean commit(List<Write> writes) {
            call();
            return database.commit(writes);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLateFactDuringAPassIsNotLost(boolean first) {
        for (int call = 1; call <= CALLS; call++) {
            var world = new World();
            if (!first) {
                world.pass(world.memory);
                world.shop.clock.advance(ArchivePass.EVERY);
            }
            world.pass(new Raced(world.memory, new AtomicInteger(call), false, () -> {
                assertInstanceOf(Outcome.Created.class, world.withdraw());
            }));
            var said = world.withdraw();
            assertTrue(said.ifRecorded().isPresent(), said::toString);
            world.nextPass(world.memory);
            world.nextPass(world.memory);
            var line = new Orders(world.memory).findLine(new LineRef("o-1", "1"));
            assertEquals(1, line.orElseThrow().value().open(), "withdrawn before call " + call);
            assertEquals(0, world.rows("o-2"));
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void anOrderThatLeavesWhileItIsReportedAgainIsNoNewOne(boolean backwards) {
        for (int call = 1; call <= CALLS; call++) {
            var world = new World();
            world.pass(world.memory);
            world.shop.clock.advance(ArchivePass.EVERY);
            Database raced =
                    new Raced(world.memory, new AtomicInteger(call), backwards, () -> world.pass(world.memory));
            var shop = world.shop.over(world.shown(raced), world.scanner);
            var again = shop.place("o-1", Shop.START, Shop.line("1", "M1", "S1", 1, 9_900));
            assertInstanceOf(Outcome.Repeated.class, again, "left before call " + call);
            var other = shop.place("o-2", shop.clock.instant(), promised(shop));
            assertInstanceOf(Outcome.Conflict.class, other, "left before call " + call);
            assertTrue(world.rows("o-1") == 0 || world.rows("o-1") == 3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aShipmentOfAnOrderThatLeavesIsNotRefusedWhenToldAgain(boolean backwards) {
        for (int call = 1; call <= CALLS; call++) {
            var world = new World();
            world.shop.place(
                    "o-3", Shop.START, Shop.line("1", "M1", "S1", 1, 9_900), Shop.line("2", "M1", "S1", 1, 9_900));
            var shipment = new Shipment(
                    "o-3",
                    "p-1",
                    Shop.START,
                    List.of(new Shipment.ShippedUnits("1", 1), new Shipment.ShippedUnits("2", 1)));
            assertInstanceOf(Outcome.Created.class, ship(world, world.memory, shipment));
            world.shop.clock.advance(Duration.ofDays(125));
            world.pass(world.memory);
            world.shop.clock.advance(ArchivePass.EVERY);
            Database raced =
                    new Raced(world.memory, new AtomicInteger(call), backwards, () -> world.pass(world.memory));
            assertInstanceOf(
                    Outcome.Repeated.class, ship(world, world.shown(raced), shipment), "left before call " + call);
        }
    }

    private static Outcome<?> ship(World world, Database database, Shipment shipment) {
        return new RecordShipment(database, new StockoutNotices(database))
                .record(shipment, _ -> true, world.shop.clock.instant());
    }

    private static PaidOrder.PaidLine promised(Shop shop) {
        return new PaidOrder.PaidLine(
                "1", "M1", "S1", 1, Shop.cny(9_900), shop.clock.instant().plus(Duration.ofDays(2)), List.of());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoRunsAtOnceArchiveEachOrderOnce(boolean first) {
        for (int call = 1; call <= CALLS; call++) {
            var world = new World();
            if (!first) {
                world.pass(world.memory);
                world.shop.clock.advance(ArchivePass.EVERY);
            }
            world.pass(new Raced(world.memory, new AtomicInteger(call), false, () -> world.pass(world.memory)));
            world.nextPass(world.memory);
            world.nextPass(world.memory);
            assertEquals(0, world.rows("o-1") + world.rows("o-2"));
            long lines = ArchivedLines.count(
                    world.memory,
                    "M1",
                    Market.current().dayOf(Shop.START),
                    Market.current().dayOf(Shop.START));
            assertEquals(2, lines);
        }
    }

    /** Two facts at once: the order comes back once, and both are decided by its rows. */
    @ParameterizedTest
    @ValueSource(strings = {"withdrawal", "report"})
    void anOrderComesBackOnce(String rival) {
        for (int call = 1; call <= 15; call++) {
            var world = new World();
            world.pass(world.memory);
            world.nextPass(world.memory);
            Database raced = new Raced(world.memory, new AtomicInteger(call), false, () -> {
                if (rival.equals("withdrawal")) {
                    world.withdraw();
                } else {
                    world.shop
                            .over(world.shown(world.memory), world.scanner)
                            .place("o-1", Shop.START, Shop.line("1", "M1", "S1", 1, 9_900));
                }
            });
            var command = new WithdrawShipment.Command(
                    "o-1", "p-1", WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.of("merchant:M1"));
            var said =
                    new WithdrawShipment(world.shown(raced)).withdraw(command, _ -> true, world.shop.clock.instant());
            assertTrue(said.ifRecorded().isPresent(), said::toString);
            assertEquals(3, world.rows("o-1"));
            assertEquals(0, world.rows("o-2"));
        }
    }
}
