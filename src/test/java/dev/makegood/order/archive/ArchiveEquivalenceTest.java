package dev.makegood.order.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Actor;
import dev.makegood.inventory.StockKey;
import dev.makegood.market.Market;
import dev.makegood.order.Fate;
import dev.makegood.order.LineRef;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.Tallied;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.order.stockaudit.StockAudit;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Plays the same facts in a shop with an archive and in one without: both say the same, and end the same. */
class ArchiveEquivalenceTest {
    private static final int ORDERS = 3;

    /** Lists what may happen. */
    enum Happening {
        PLACED,
        PLACED_OTHERWISE,
        SHIPPED,
        SHIPPED_MORE,
        WITHDRAWN,
        CHARGED_BACK,
        ADMITTED,
        OVERDUE,
        WEEK,
        SEASON,
        PASS
    }

    /** Names an order that something happens to. */
    record Step(Happening happening, int order) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Happening> happenings = Arbitraries.frequency(
                Tuple.of(6, Happening.PLACED),
                Tuple.of(1, Happening.PLACED_OTHERWISE),
                Tuple.of(6, Happening.SHIPPED),
                Tuple.of(2, Happening.SHIPPED_MORE),
                Tuple.of(1, Happening.WITHDRAWN),
                Tuple.of(1, Happening.CHARGED_BACK),
                Tuple.of(1, Happening.ADMITTED),
                Tuple.of(1, Happening.OVERDUE),
                Tuple.of(6, Happening.WEEK),
                Tuple.of(4, Happening.SEASON),
                Tuple.of(12, Happening.PASS));
        return Combinators.combine(happenings, Arbitraries.integers().between(1, ORDERS))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(80);
    }

    /** Holds a shop, with or without an archive. */
    private static final class World {
        final MemoryDatabase memory = new MemoryDatabase();
        final MemoryArchive bucket = new MemoryArchive();
        final MemoryScanner scanner = new MemoryScanner(memory, 5);
        final boolean archives;
        final Database database;
        final Shop shop;

        World(boolean archives) {
            this.archives = archives;
            database = archives ? new DatabaseWithArchive(memory, bucket) : memory;
            shop = new Shop(database, scanner);
            shop.cutClock();
            shop.count("M1", "S1", "c-1", 100);
        }

        String step(Step step) {
            String orderId = "o-" + step.order();
            Instant now = shop.clock.instant();
            Object said = switch (step.happening()) {
                case PLACED -> shop.place(orderId, Shop.START, Shop.line("1", "M1", "S1", 2, 9_900));
                case PLACED_OTHERWISE -> shop.place(orderId, Shop.START, Shop.line("1", "M1", "S1", 1, 9_900));
                case SHIPPED -> ship(orderId, "p-1", 2);
                case SHIPPED_MORE -> ship(orderId, "p-2", 1);
                case WITHDRAWN ->
                    new WithdrawShipment(database)
                            .withdraw(
                                    new WithdrawShipment.Command(
                                            orderId, "p-1", WithdrawShipment.Reason.CAME_BACK, Actor.of("merchant:M1")),
                                    _ -> true,
                                    now);
                case CHARGED_BACK ->
                    new RecordExternalRefund(database)
                            .record(
                                    new ExternalRefund.ExternalRefundCommand(
                                            new LineRef(orderId, "1"),
                                            "e-1",
                                            1,
                                            Shop.cny(4_950),
                                            "bank-1",
                                            Shop.START,
                                            ExternalRefund.Why.CHARGEBACK),
                                    Actor.of("platform:p"),
                                    now);
                case ADMITTED -> shop.admit(orderId, "1", OptionalInt.empty()).isPresent();
                case OVERDUE -> shop.overdue();
                case WEEK -> advance(7);
                case SEASON -> advance(60);
                case PASS -> pass(now);
            };
            return step + ": " + said;
        }

        /** Ships only lines that are there: {@link Shop} does not keep early facts. */
        private Object ship(String orderId, String shipmentId, int units) {
            return shop.ship(orderId, shipmentId, "1", units);
        }

        private String advance(int days) {
            shop.clock.advance(Duration.ofDays(days));
            return "later";
        }

        private String pass(Instant now) {
            if (archives) {
                new ArchiveOrders(memory, scanner, bucket, new Retention(TimeLimit.ofDays(90))).runOnce(now, 20);
            }
            return "passed";
        }

        List<Object> end() {
            var end = new ArrayList<>();
            for (int n = 1; n <= ORDERS; n++) {
                end.add(new Orders(database).find("o-" + n).map(PlacedText::of));
                end.add(new Orders(database).shipments(new LineRef("o-" + n, "1")));
            }
            var audit =
                    new StockAudit(database).compare(new StockKey("M1", "S1")).orElseThrow();
            end.add(audit.agrees());
            end.add(audit.position().allocated());
            LocalDate day = Market.current().dayOf(Shop.START);
            Instant from = Market.current().startOf(day);
            Instant to = Market.current().startOf(day.plusDays(1));
            var fates = new TreeMap<>(Tallied.fates(database, "M1", "pinduoduo", from, to, 100));
            long whole = fates.remove(Fate.WHOLE);
            end.add(fates);
            end.add(whole + ArchivedLines.count(database, "M1", day, day));
            return end;
        }
    }

    /** Compares lines by their text, since a line read from JSON has another list type. */
    private record PlacedText(PaidOrder order, String lines) {
        static PlacedText of(dev.makegood.order.PlacedOrder placed) {
            return new PlacedText(placed.order(), placed.lines().toString());
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void bothSayTheSame(@ForAll("steps") List<Step> steps) {
        var archiving = new World(true);
        var plain = new World(false);
        for (Step step : steps) {
            assertEquals(plain.step(step), archiving.step(step));
        }
        assertEquals(plain.end(), archiving.end());
    }
}
