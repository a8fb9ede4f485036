package dev.makegood.stockout.detection;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Verifies that the same lines become short however late the stream of orders is. Detection passes run while records wait,
 * so it must not rely on having seen all orders. Only stock that comes back is left out: it serves whoever is not short
 * yet.
 */
class AllocationLagTest {
    private static final List<Duration> LAGS =
            List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofHours(25));

    private static final StockKey KEY = new StockKey("M1", "A");
    private static final int ORDERS = 12;
    private static final Duration DAY = Duration.ofDays(1);

    private static final Records AT_ONCE = Records.inOrder(Duration.ZERO);

    private record Event(Instant at, Runnable act) {}

    /**
     * Says how late records are.
     *
     * @param shuffled true if records come twice and in another order
     * @param lost true if none comes, so that their lines must be looked for
     */
    private record Records(Duration lag, boolean shuffled, boolean lost) {
        static Records inOrder(Duration lag) {
            return new Records(lag, false, false);
        }
    }

    /** Plays a script in a shop with such a stream. */
    private static final class Run {
        private final MemoryDatabase database = new MemoryDatabase();
        private final Shop shop = new Shop(database, new MemoryScanner(database, 100));
        private final List<Event> events = new ArrayList<>();

        Run(long seed, Records stream) {
            var script = new Random(seed);
            var disorder = new Random(seed + 1);
            for (int n = 0; n < ORDERS; n++) {
                Instant reported = within(script);
                Instant paid = reported.minus(Duration.ofMinutes(script.nextInt(600)));
                int units = 1 + script.nextInt(3);
                var order = new PaidOrder(
                        "O" + n, "pinduoduo", BUYER, CNY, paid, List.of(line("1", "M1", "A", units, 100)));
                events.add(new Event(reported, () -> shop.report(order)));
                add(stream, disorder, reported, () -> shop.allocate(order));
            }
            int units = 2 + script.nextInt(20);
            shop.count("M1", "A", "c-0", units);
            List<Instant> counts = Stream.generate(() -> within(script).plusSeconds(30))
                    .limit(3)
                    .sorted()
                    .toList();
            for (Instant counted : counts) {
                units = script.nextInt(units + 1);
                int left = units;
                events.add(new Event(counted, () -> shop.count("M1", "A", counted.toString(), left)));
            }
            for (int hour = 0; hour < 62; hour++) {
                events.add(new Event(START.plus(Duration.ofHours(hour)).plusSeconds(40), () -> {
                    shop.allocateMissedLines();
                    shop.strand(100);
                }));
            }
            events.sort(Comparator.comparing(Event::at));
            shop.cutClock();
        }

        private void add(Records stream, Random disorder, Instant reported, Runnable allocate) {
            if (stream.lost()) {
                return;
            }
            Duration late = stream.shuffled() ? stream.lag().plusMinutes(disorder.nextInt(90)) : stream.lag();
            events.add(new Event(reported.plus(late), allocate));
            if (stream.shuffled() && disorder.nextBoolean()) {
                events.add(new Event(reported.plus(late).plusSeconds(7), allocate));
            }
        }

        private static Instant within(Random script) {
            return START.plus(Duration.ofMinutes(script.nextLong(DAY.toMinutes())));
        }

        Run play() {
            for (Event event : events) {
                if (event.at().isAfter(shop.clock.instant())) {
                    shop.clock.moveTo(event.at());
                }
                event.act().run();
            }
            shop.strand(100);
            assertEquals(List.of(), shop.failures);
            return this;
        }

        Map<String, Integer> shortUnits() {
            var units = new TreeMap<String, Integer>();
            for (int n = 0; n < ORDERS; n++) {
                units.put("O" + n, orderLine(n).shortUnits());
            }
            return units;
        }

        private OrderLine orderLine(int n) {
            return new Orders(database).getLine(new LineRef("O" + n, "1")).value();
        }

        /** Returns the last deadline of each order's refunds. */
        Map<String, Instant> deadlines() {
            var deadlines = new TreeMap<String, Instant>();
            for (int n = 0; n < ORDERS; n++) {
                String order = "O" + n;
                shop.refunds(order, "1").stream()
                        .map(refund -> refund.due().deadline())
                        .max(Comparator.naturalOrder())
                        .ifPresent(deadline -> deadlines.put(order, deadline));
            }
            return deadlines;
        }

        StockPosition position() {
            return new Stock(database).find(KEY).orElseThrow().value();
        }
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void theSameLinesBecomeShortAtEveryLag(@ForAll long seed) {
        var atOnce = new Run(seed, AT_ONCE).play();
        for (Duration lag : LAGS) {
            var late = new Run(seed, Records.inOrder(lag)).play();
            assertEquals(atOnce.shortUnits(), late.shortUnits(), () -> "with a lag of " + lag);
            assertEquals(atOnce.position().allocated(), late.position().allocated());
            assertEquals(atOnce.position().onHand(), late.position().onHand());
        }
    }

    /** After a long lag, the hours may count from a later count than the one that made the line short. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void refundsHaveTheSameDeadlineAtTheUsualLag(@ForAll long seed) {
        assertEquals(
                new Run(seed, AT_ONCE).play().deadlines(),
                new Run(seed, Records.inOrder(Duration.ofSeconds(1))).play().deadlines());
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void theSameLinesBecomeShortIfRecordsComeTwiceAndInAnotherOrder(@ForAll long seed) {
        var atOnce = new Run(seed, AT_ONCE).play();
        var mixed = new Run(seed, new Records(Duration.ofMinutes(1), true, false)).play();
        assertEquals(atOnce.shortUnits(), mixed.shortUnits());
        assertEquals(atOnce.position().allocated(), mixed.position().allocated());
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void theSameLinesBecomeShortIfAllRecordsAreLost(@ForAll long seed) {
        var atOnce = new Run(seed, AT_ONCE).play();
        var lost = new Run(seed, new Records(Duration.ZERO, false, true)).play();
        assertEquals(atOnce.shortUnits(), lost.shortUnits());
        assertEquals(atOnce.position().allocated(), lost.position().allocated());
        assertEquals(atOnce.position().onHand(), lost.position().onHand());
    }
}
