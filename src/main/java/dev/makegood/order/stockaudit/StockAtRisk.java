package dev.makegood.order.stockaudit;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Shares;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Lists a merchant's SKUs with low stock, and the effect of a further shortfall of each. */
public final class StockAtRisk {
    /** The most lines to read per SKU: a page of many SKUs must be answered within seconds. */
    static final int LINES = 20;

    private final Stock stock;
    private final Orders orders;

    public StockAtRisk(Database database) {
        stock = new Stock(database);
        orders = new Orders(database);
    }

    /** Holds a low position, and since when it has been low. */
    public record AtRisk(StockPosition position, Instant since, Stranded stranded) {}

    /**
     * Counts the units that would not ship, the latest paid first, with their price.
     *
     * @param worth the price, one amount for each currency
     * @param more true if there are further orders, which were not read
     */
    public record Stranded(long units, int orders, List<Money> worth, boolean more) {}

    /**
     * Returns a page of a merchant's low SKUs, the longest low first.
     *
     * @param missing units of each SKU that are assumed missing
     */
    public Page<AtRisk> of(String merchantId, long missing, int limit, Optional<Cursor> after) {
        Page<StockKey> page = stock.atRisk(merchantId, limit, after);
        List<AtRisk> items = Concurrently.map(page.items(), key -> atRisk(key, missing)).stream()
                .flatMap(Optional::stream)
                .toList();
        return new Page<>(items, page.next());
    }

    /** Returns empty if it is no longer low, since the index may lag. */
    private Optional<AtRisk> atRisk(StockKey key, long missing) {
        return stock.find(key)
                .map(Stored::value)
                .flatMap(position ->
                        position.lowStock().since().map(since -> new AtRisk(position, since, stranded(key, missing))));
    }

    private Stranded stranded(StockKey key, long missing) {
        Page<LineRef> page = orders.openLines().openLatestPaidFirst(key, LINES, Optional.empty());
        long left = missing;
        var orderIds = new HashSet<String>();
        var worth = new TreeMap<CurrencyUnit, Money>();
        for (LineRef ref : page.items()) {
            if (left == 0) {
                break;
            }
            Optional<OrderLine> read = orders.readableLine(ref);
            int units = (int) Math.min(left, read.map(OrderLine::open).orElse(0));
            if (units > 0) {
                OrderLine line = read.orElseThrow();
                left -= units;
                orderIds.add(line.orderId());
                Money paid = paid(line, units);
                worth.merge(paid.getCurrencyUnit(), paid, Money::plus);
            }
        }
        return new Stranded(
                missing - left,
                orderIds.size(),
                List.copyOf(worth.values()),
                left > 0 && page.next().isPresent());
    }

    /** Returns the refund for the line's next short units. */
    private static Money paid(OrderLine line, int units) {
        int from = line.shortUnits();
        return Shares.ofUnits(
                line.line().paid(), from, from + units, line.line().quantity());
    }
}
