package dev.makegood.advice.reputation;

import dev.makegood.advice.options.AtStake;
import dev.makegood.advice.options.WaysOut;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.restock.Availability;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.market.Market;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reports a merchant's figures for a period, the trend, and the actions that would help most. */
public final class SeeReputation {
    /** The most open lines to derive actions from, those with the earliest ship time. */
    private static final int LINES = 50;

    /** The most SKUs to derive actions from, those with the most stockouts and waiting lines. */
    private static final int SKUS = 10;

    private final ReadFigures figures;
    private final WaysOut waysOut;
    private final Stock stock;
    private final Restocks restocks;

    public SeeReputation(Database database) {
        this(database, ReadFigures.MOST_CASES, ReadFigures.MOST_COUNTED);
    }

    SeeReputation(Database database, int mostCases, long mostCounted) {
        figures = new ReadFigures(database, mostCases, mostCounted);
        waysOut = new WaysOut(database);
        stock = new Stock(database);
        restocks = new Restocks(database);
    }

    /**
     * Returns the reputation.
     *
     * @return empty if more lines were paid than can be counted while a caller waits
     */
    public Optional<Reputation> of(String merchantId, Period period, Instant now) {
        return figures.of(merchantId, period, now)
                .flatMap(current -> figures.of(merchantId, period.before(), now)
                        .map(before -> new Reputation(
                                merchantId, period, current, before, actions(merchantId, period, current, now))));
    }

    private List<Action> actions(String merchantId, Period period, Figures current, Instant now) {
        List<AtStake> lines =
                waysOut.of(merchantId, LINES, Optional.empty(), now).items();
        Map<String, Integer> waiting = new TreeMap<>();
        lines.stream()
                .filter(AtStake::missing)
                .forEach(line -> waiting.merge(line.line().line().sku(), 1, Integer::sum));
        Map<String, Integer> concerned = new TreeMap<>(current.stockoutsBySku());
        waiting.forEach((sku, count) -> concerned.merge(sku, count, Integer::sum));
        List<String> skus = concerned.keySet().stream()
                .sorted(Comparator.<String, Integer>comparing(concerned::get).reversed())
                .limit(SKUS)
                .toList();
        List<SkuAtRisk> shelves = Concurrently.map(
                skus,
                sku -> shelf(
                        new StockKey(merchantId, sku),
                        current.stockoutsBySku().getOrDefault(sku, 0),
                        waiting.getOrDefault(sku, 0),
                        now));
        return new NextActions(current.cases(), shelves, lines, period.zone()).mostUseful();
    }

    private SkuAtRisk shelf(StockKey key, int stockouts, int waiting, Instant now) {
        StockPosition position = stock.find(key).map(Stored::value).orElse(StockPosition.unknown(key));
        boolean soldOut = position.available().filter(units -> units == 0).isPresent();
        boolean onItsWay = position.incoming().stream()
                .anyMatch(incoming ->
                        !incoming.arrivesOn().isBefore(Market.current().dayOf(now)));
        boolean covered = !soldOut
                || onItsWay && Availability.allShippableOn(position, now).isPresent();
        Optional<SkuAtRisk.Best> best = restocks.ranked(key, now).stream()
                .findFirst()
                .map(supplier -> new SkuAtRisk.Best(
                        supplier.supplierId(),
                        supplier.leadTimeDays(),
                        supplier.punctuality(Market.current().dayOf(now))));
        return new SkuAtRisk(
                key.sku(), stockouts, waiting, position.lowStock().rule().isPresent(), covered, best);
    }
}
