package dev.makegood.order.stockaudit;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Compares a stock position with the order lines of its SKU that it counts: allocated must be the sum of their open
 * units, and awaited the sum of their awaited units. Every change of such a line changes the position in the same
 * transaction, so the position's version shows whether anything changed meanwhile.
 */
public final class StockAudit {
    /** The most lines to read for one audit; if there are more, audit when most have shipped. */
    static final int MOST_LINES = 1_000;

    private static final int PAGE = 100;

    private final Stock stock;
    private final Orders orders;

    public StockAudit(Database database) {
        stock = new Stock(database);
        orders = new Orders(database);
    }

    /**
     * Holds the position and the sums of its lines.
     *
     * @param version of the position
     * @param lines those that are not 0, each with its units, which explain the sums
     * @param unreadable lines that cannot be read, so that their units are unknown
     */
    public record Compared(StockPosition position, long version, List<OrderLine> lines, List<LineRef> unreadable) {
        public long allocated() {
            return lines.stream().mapToLong(OrderLine::open).sum();
        }

        public long awaited() {
            return lines.stream().mapToLong(line -> line.units().awaited()).sum();
        }

        public boolean agrees() {
            return unreadable.isEmpty() && position.allocated() == allocated() && position.awaited() == awaited();
        }
    }

    /**
     * Compares a position; empty if there is none.
     *
     * @throws TooManyLines if there are more lines than can be read at once
     */
    public Optional<Compared> compare(StockKey key) {
        return stock.find(key).map(stored -> compare(key, stored));
    }

    Compared compare(StockKey key, Stored<StockPosition> stored) {
        var lines = new ArrayList<OrderLine>();
        var unreadable = new ArrayList<LineRef>();
        add(lines, unreadable, after -> orders.openLines().openLatestPaidFirst(key, PAGE, after));
        add(lines, unreadable, after -> orders.openLines().awaitedOnly(key, PAGE, after));
        return new Compared(stored.value(), stored.version(), List.copyOf(lines), List.copyOf(unreadable));
    }

    private void add(List<OrderLine> lines, List<LineRef> unreadable, Function<Optional<Cursor>, Page<LineRef>> pages) {
        Optional<Cursor> after = Optional.empty();
        do {
            Page<LineRef> page = pages.apply(after);
            List<Optional<OrderLine>> read = Concurrently.map(page.items(), orders::readableLine);
            IntStream.range(0, read.size())
                    .filter(i -> read.get(i).isEmpty())
                    .forEach(i -> unreadable.add(page.items().get(i)));
            read.stream()
                    .flatMap(Optional::stream)
                    .filter(OrderLine::counted)
                    .filter(line -> line.open() > 0 || line.units().awaited() > 0)
                    .forEach(lines::add);
            if (lines.size() > MOST_LINES) {
                throw new TooManyLines();
            }
            after = page.next();
        } while (after.isPresent());
    }

    /** Reports that there are more lines than {@link #MOST_LINES}. */
    public static final class TooManyLines extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyLines() {
            super("has more than " + MOST_LINES + " open order lines");
        }
    }
}
