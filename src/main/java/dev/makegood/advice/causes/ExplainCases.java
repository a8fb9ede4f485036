package dev.makegood.advice.causes;

import static java.util.stream.Collectors.toMap;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.ToldChange;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what is known around cases and explains them. It writes nothing, so it costs only whoever asks. */
public final class ExplainCases {
    /** The most reports, or restocks, of a SKU to look at. */
    private static final int MOST = 1_000;

    private final Orders orders;
    private final Stock stock;
    private final Restocks restocks;
    private final CauseCorrections corrections;
    private final CauseFigures figures = CauseFigures.shipped();
    private final Explain explain = new Explain(figures);

    public ExplainCases(Database database) {
        orders = new Orders(database);
        stock = new Stock(database);
        restocks = new Restocks(database);
        corrections = new CauseCorrections(database);
    }

    private record Shelf(List<ToldChange> lost, List<Restock> restocks) {}

    /** Explains a case. */
    public ExplainedCase of(Case c) {
        return of(List.of(c)).getFirst();
    }

    /** Explains cases, in their order. Those of one SKU share what is read of it. */
    public List<ExplainedCase> of(List<Case> cases) {
        Map<StockKey, List<Case>> bySku = cases.stream().collect(Collectors.groupingBy(ExplainCases::stock));
        List<StockKey> skus = List.copyOf(bySku.keySet());
        List<Shelf> read = Concurrently.map(skus, sku -> shelf(sku, bySku.get(sku)));
        Map<LineRef, OrderLine> lines =
                orders
                        .findLines(cases.stream()
                                .map(ExplainCases::line)
                                .distinct()
                                .toList())
                        .stream()
                        .map(Stored::value)
                        .collect(toMap(OrderLine::ref, line -> line));
        var said = corrections.of(cases.stream().map(Case::id).toList());
        return cases.stream()
                .map(c -> {
                    Shelf shelf = read.get(skus.indexOf(stock(c)));
                    var around = new Surroundings(c, lines.get(line(c)), shelf.lost(), shelf.restocks());
                    return new ExplainedCase(c, explain.of(around), said.getOrDefault(c.id(), List.of()));
                })
                .toList();
    }

    private Shelf shelf(StockKey sku, List<Case> cases) {
        Instant from = cases.stream()
                .map(c -> c.subject().paidAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant to = cases.stream()
                .map(Case::establishedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<ToldChange> lost = Page.first(
                MOST,
                after -> stock.lost(sku, from, to.plus(figures.lookAhead()).plusMillis(1), Query.MAX_LIMIT, after));
        return new Shelf(lost, restocks.of(sku, MOST));
    }

    private static StockKey stock(Case c) {
        return new StockKey(c.merchantId(), c.sku());
    }

    private static LineRef line(Case c) {
        return new LineRef(c.id().orderId(), c.id().lineId());
    }
}
