package dev.makegood.functions.stock;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.inventory.LowStockRule;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.lowstock.DropLowStockRule;
import dev.makegood.inventory.lowstock.SetLowStockRule;
import dev.makegood.order.stockaudit.StockAtRisk;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Serves low-stock warnings over HTTP. */
public final class LowStockRoutes {
    private static final int LONGEST_COVER = 365;

    /** The most units of a hypothetical shortfall. */
    private static final int MOST_MISSING = 100_000;

    private final SetLowStockRule setLowStockRule;
    private final DropLowStockRule dropLowStockRule;
    private final StockAtRisk stockAtRisk;
    private final Clock clock;

    public LowStockRoutes(Database database, Clock clock) {
        setLowStockRule = new SetLowStockRule(database);
        dropLowStockRule = new DropLowStockRule(database);
        stockAtRisk = new StockAtRisk(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        String rule = " /merchants/{merchantId}/stock/{sku}/low-stock-rule";
        api.on("PUT" + rule, Set.of(PLATFORM, MERCHANT), this::rule);
        api.on("DELETE" + rule, Set.of(PLATFORM, MERCHANT), this::drop);
        api.on("GET /merchants/{merchantId}/stock-at-risk", Set.of(PLATFORM, OPERATOR, MERCHANT), this::atRisk);
    }

    private Reply rule(Request request) {
        var key = new StockKey(request.id("merchantId"), request.id("sku"));
        LowStockRule rule = request.body(LowStockRoutes::rule);
        Instant now = clock.instant();
        return request.caller().actsForMerchant(key.merchantId())
                ? Reply.of(setLowStockRule.set(key, rule, now), position -> LowStockView.rule(position, now))
                : Reply.notFound();
    }

    private Reply drop(Request request) {
        var key = new StockKey(request.id("merchantId"), request.id("sku"));
        if (!request.caller().actsForMerchant(key.merchantId())) {
            return Reply.notFound();
        }
        dropLowStockRule.drop(key);
        return Reply.noContent();
    }

    private static LowStockRule rule(Input in) {
        if (in.has("atUnits") == in.has("daysOfCover")) {
            throw InvalidInput.field("atUnits", "or daysOfCover is required, but not both");
        }
        LowStockRule.Level level = in.has("atUnits")
                ? new LowStockRule.AtUnits(in.whole("atUnits", 0, OrderInput.MOST_UNITS))
                : new LowStockRule.DaysOfCover((int) in.whole("daysOfCover", 1, LONGEST_COVER));
        Optional<Long> rearm = in.optional("rearmAtUnits", name -> in.whole(name, 1, OrderInput.MOST_UNITS));
        if (level instanceof LowStockRule.AtUnits at
                && rearm.filter(units -> units <= at.units()).isPresent()) {
            throw InvalidInput.field("rearmAtUnits", "must be more than atUnits");
        }
        Optional<Long> restock = in.optional(
                "restock", name -> in.object(name, asked -> asked.whole("units", 1, OrderInput.MOST_UNITS)));
        return new LowStockRule(level, rearm, restock);
    }

    private Reply atRisk(Request request) {
        String merchantId = request.id("merchantId");
        long missing = request.query("missing").map(LowStockRoutes::missing).orElse(1L);
        return request.caller().seesMerchant(merchantId)
                ? Reply.ok(ListView.of(
                        stockAtRisk.of(merchantId, missing, request.limit(), request.cursor()), LowStockView::of))
                : Reply.notFound();
    }

    private static long missing(String text) {
        boolean number = text.matches("[0-9]{1,6}");
        if (!number || Long.parseLong(text) < 1 || Long.parseLong(text) > MOST_MISSING) {
            throw InvalidInput.field("missing", "must be a whole number from 1 to " + MOST_MISSING);
        }
        return Long.parseLong(text);
    }
}
