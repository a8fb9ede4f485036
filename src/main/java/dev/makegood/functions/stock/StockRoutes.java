package dev.makegood.functions.stock;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.input.InvalidInput;
import dev.makegood.inventory.RecordStockChange;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.StockKey;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;

/** Serves stock positions over HTTP. */
public final class StockRoutes {
    private final Stock stock;
    private final RecordStockChange recordStockChange;
    private final Clock clock;

    public StockRoutes(Database database, Clock clock) {
        stock = new Stock(database);
        recordStockChange = new RecordStockChange(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        String path = "/merchants/{merchantId}/stock/{sku}";
        api.on("PUT " + path + "/recounts/{recountId}", Set.of(PLATFORM, MERCHANT), this::recount);
        api.on("PUT " + path + "/adjustments/{adjustmentId}", Set.of(PLATFORM, MERCHANT), this::adjust);
        api.on("GET /merchants/{merchantId}/stock", Set.of(PLATFORM, OPERATOR, MERCHANT), this::list);
        api.on("GET " + path, Set.of(PLATFORM, OPERATOR, MERCHANT), this::see);
    }

    private Reply recount(Request request) {
        return record(
                request,
                request.body(in -> new StockChange.Recount(
                        request.id("merchantId"),
                        request.id("sku"),
                        request.id("recountId"),
                        in.whole("onHand", 0, OrderInput.MOST_UNITS),
                        in.optional("countedAt", in::instant))));
    }

    private Reply adjust(Request request) {
        var adjustment = request.body(in -> new StockChange.Adjustment(
                request.id("merchantId"),
                request.id("sku"),
                request.id("adjustmentId"),
                in.whole("delta", -OrderInput.MOST_UNITS, OrderInput.MOST_UNITS),
                in.optional("adjustedAt", in::instant)));
        if (adjustment.delta() == 0) {
            throw InvalidInput.field("delta", "must not be 0");
        }
        return record(request, adjustment);
    }

    private Reply record(Request request, StockChange change) {
        return request.caller().actsForMerchant(change.merchantId())
                ? Reply.of(recordStockChange.record(change, clock.instant()), StockView::of)
                : Reply.notFound();
    }

    private Reply list(Request request) {
        String merchantId = request.id("merchantId");
        return request.caller().seesMerchant(merchantId)
                ? Reply.ok(ListView.of(stock.ofMerchant(merchantId, request.limit(), request.cursor()), StockView::of))
                : Reply.notFound();
    }

    private Reply see(Request request) {
        var key = new StockKey(request.id("merchantId"), request.id("sku"));
        return stock.find(key)
                .filter(position -> request.caller().seesMerchant(key.merchantId()))
                .map(position -> Reply.ok(StockView.of(position.value())))
                .orElseGet(Reply::notFound);
    }
}
