package dev.makegood.functions.stock;

import static dev.makegood.functions.http.Role.OPERATOR;

import dev.makegood.command.Refusal;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.stockaudit.RepairStock;
import dev.makegood.order.stockaudit.StockAudit;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Serves audits and repairs of stock positions over HTTP, for operators. */
public final class StockAuditRoutes {
    private final StockAudit audit;
    private final RepairStock repairStock;
    private final Stock stock;
    private final Clock clock;

    public StockAuditRoutes(Database database, Clock clock) {
        audit = new StockAudit(database);
        stock = new Stock(database);
        repairStock = new RepairStock(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("GET /wrong-stock", Set.of(OPERATOR), this::wrong);
        api.on("GET /merchants/{merchantId}/stock/{sku}/audit", Set.of(OPERATOR), this::audit);
        api.on("POST /merchants/{merchantId}/stock/{sku}/repairs", Set.of(OPERATOR), this::repair);
    }

    /** Skips positions that have been corrected meanwhile, since the index may lag. */
    private Reply wrong(Request request) {
        Page<StockKey> keys = stock.wrong(request.limit(), request.cursor());
        List<StockAuditView.WrongPositionView> items = keys.items().stream()
                .flatMap(key -> stock.find(key).stream())
                .map(Stored::value)
                .filter(position -> position.wrong().isPresent())
                .map(StockAuditView.WrongPositionView::of)
                .toList();
        return Reply.ok(ListView.of(new Page<>(items, keys.next()), view -> view));
    }

    private Reply audit(Request request) {
        try {
            return audit.compare(key(request))
                    .map(found -> Reply.ok(StockAuditView.of(found)))
                    .orElseGet(Reply::notFound);
        } catch (StockAudit.TooManyLines many) {
            return Reply.refused(Refusal.LIMIT, "sku", many.getMessage());
        }
    }

    private Reply repair(Request request) {
        var told = request.body(in -> new RepairStock.RepairStockCommand(
                in.whole("version", 1, Long.MAX_VALUE),
                in.whole("allocated", 0, OrderInput.MOST_MINOR),
                in.whole("awaited", 0, OrderInput.MOST_MINOR)));
        try {
            return Reply.of(
                    repairStock.repair(key(request), told, request.caller().name(), clock.instant()),
                    StockAuditView.RepairView::of);
        } catch (StockAudit.TooManyLines many) {
            return Reply.refused(Refusal.LIMIT, "sku", many.getMessage());
        }
    }

    private static StockKey key(Request request) {
        return new StockKey(request.id("merchantId"), request.id("sku"));
    }
}
