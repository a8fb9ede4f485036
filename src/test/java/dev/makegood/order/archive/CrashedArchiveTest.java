package dev.makegood.order.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.advice.reputation.Period;
import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Actor;
import dev.makegood.market.Market;
import dev.makegood.order.Fate;
import dev.makegood.order.LineRef;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.Orders;
import dev.makegood.order.PlacedOrder;
import dev.makegood.order.Tallied;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stops the archive, or an order's return, before and after each of its remote calls: nothing is lost or doubled. */
class CrashedArchiveTest {
    private static final List<String> ORDERS = List.of("o-1", "o-2", "o-3");

    private final MemoryDatabase memory = new MemoryDatabase();
    private final MemoryScanner scanner = new MemoryScanner(memory, 4);
    private final MemoryArchive bucket = new MemoryArchive();
    private final Shop shop = new Shop(memory, scanner);
    private final Map<String, PlacedOrder> sold;

    CrashedArchiveTest() {
        ORDERS.forEach(orderId -> {
            shop.place(orderId, Shop.line("1", "M1", "S1", 1, 9_900), Shop.line("2", "M2", "S1", 2, 100));
            shop.ship(orderId, "p-1", "1", 1);
            shop.ship(orderId, "p-2", "2", 2);
        });
        sold = ORDERS.stream()
                .collect(Collectors.toMap(
                        id -> id, id -> new Orders(memory).find(id).orElseThrow()));
        shop.clock.advance(Duration.ofDays(125));
    }

    /** Ends the process at one call, before or after it has its effect. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Counts calls and stops at one. */
    private record Fuse(AtomicInteger left, boolean after) {
        <T> T call(java.util.function.Supplier<T> call) {
            int now = left.decrementAndGet();
            if (now <= 0 && !(after && now == 0)) {
                throw new Crash();
            }
            T result = call.get();
            if (now <= 0) {
                throw new Crash();
            }
            return result;
        }
    }

    private record Fused(Database database, Fuse fuse) implements DelegatingDatabase {
        @Override
        public Optional<Row> find(Key key) {
            return fuse.call(() -> database.find(key));
        }

        @Override
        public List<Row> findAll(List<Key> keys) {
            return fuse.call(() -> database.findAll(keys));
        }

        @Override
        public Page<Row> query(Query query) {
            return fuse.call(() -> database.query(query));
        }

        @Override
        public boolean commit(List<Write> writes) {
            return fuse.call(() -> database.commit(writes));
        }
    }

    private record FusedScanner(Scanner scanner, Fuse fuse) implements Scanner {
        @Override
        public Page<Row> scan(Table table, Optional<Cursor> after) {
            return fuse.call(() -> scanner.scan(table, after));
        }
    }

    private record FusedStore(ArchiveStore store, Fuse fuse) implements ArchiveStore {
        @Override
        public void put(String name, byte[] bytes) {
            fuse.call(() -> {
                store.put(name, bytes);
                return true;
            });
        }

        @Override
        public byte[] get(String name) {
            return fuse.call(() -> store.get(name));
        }

        @Override
        public byte[] get(String name, long offset, int length) {
            return fuse.call(() -> store.get(name, offset, length));
        }
    }

    private boolean crashes(Fuse fuse, java.util.function.Consumer<Fuse> work) {
        try {
            work.accept(fuse);
            return false;
        } catch (Crash crashed) {
            return true;
        }
    }

    private void pass(Fuse fuse) {
        new ArchiveOrders(
                        new Fused(memory, fuse),
                        new FusedScanner(scanner, fuse),
                        new FusedStore(bucket, fuse),
                        new Retention(TimeLimit.ofDays(90)))
                .runOnce(shop.clock.instant(), 50);
    }

    private static Stream<Fuse> fuses(int calls) {
        return IntStream.rangeClosed(1, calls)
                .boxed()
                .flatMap(call -> Stream.of(true, false).map(after -> new Fuse(new AtomicInteger(call), after)));
    }

    private void everythingIsThereOnce() {
        var database = new DatabaseWithArchive(memory, bucket);
        ORDERS.forEach(orderId -> {
            assertEquals(sold.get(orderId), new Orders(database).find(orderId).orElseThrow());
            long rows = memory.all().stream()
                    .filter(row -> row.key().table() == Table.ORDERS
                            && row.key().partition().equals(orderId))
                    .count();
            assertTrue(rows == 0 || rows == 5, () -> orderId + " has " + rows + " rows");
        });
        var period =
                new Period(day(Shop.START), day(Shop.START), Market.current().zone());
        for (String merchant : List.of("M1", "M2")) {
            long lines = Tallied.fates(memory, merchant, "pinduoduo", period.start(), period.end(), 100)
                            .get(Fate.WHOLE)
                    + ArchivedLines.count(memory, merchant, period.from(), period.to());
            assertEquals(ORDERS.size(), lines);
        }
    }

    private static java.time.LocalDate day(Instant at) {
        return Market.current().dayOf(at);
    }

    @Test
    void aPassThatStopsAnywhereLosesNothing() {
        long crashes = fuses(60)
                .filter(fuse -> {
                    boolean crashed = crashes(fuse, this::pass);
                    everythingIsThereOnce();
                    shop.clock.advance(ArchivePass.EVERY);
                    return crashed;
                })
                .count();
        assertTrue(crashes > 20, () -> crashes + " crashes");
        pass(new Fuse(new AtomicInteger(1_000), false));
        shop.clock.advance(ArchivePass.EVERY);
        pass(new Fuse(new AtomicInteger(1_000), false));
        everythingIsThereOnce();
        assertEquals(
                0,
                memory.all().stream()
                        .filter(row -> row.key().table() == Table.ORDERS)
                        .count());
    }

    @Test
    void aReturnThatStopsAnywhereIsFinishedByTheNextCall() {
        for (int i = 0; i < 2; i++) {
            pass(new Fuse(new AtomicInteger(1_000), false));
            shop.clock.advance(ArchivePass.EVERY);
        }
        var withdrawal = new WithdrawShipment.Command(
                "o-1", "p-1", WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.of("merchant:M1"));
        long crashes = fuses(20)
                .filter(fuse -> {
                    boolean crashed = crashes(fuse, broken -> {
                        var database =
                                new DatabaseWithArchive(new Fused(memory, broken), new FusedStore(bucket, broken));
                        new WithdrawShipment(database).withdraw(withdrawal, _ -> true, shop.clock.instant());
                    });
                    return crashed;
                })
                .count();
        assertTrue(crashes > 5, () -> crashes + " crashes");
        var line = new Orders(memory)
                .findLine(new LineRef("o-1", "1"))
                .orElseThrow()
                .value();
        assertEquals(1, line.open());
        assertEquals(Optional.empty(), new Orders(memory).find("o-2"));
    }
}
