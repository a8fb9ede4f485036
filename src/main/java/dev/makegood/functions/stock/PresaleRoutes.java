package dev.makegood.functions.stock;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.presale.EndPresale;
import dev.makegood.inventory.presale.SetPresale;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** Serves presales over HTTP. Buyers see a presale in the SKU's availability. */
public final class PresaleRoutes {
    private final SetPresale setPresale;
    private final EndPresale endPresale;
    private final Clock clock;

    public PresaleRoutes(Database database, Clock clock) {
        setPresale = new SetPresale(database);
        endPresale = new EndPresale(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        String path = " /merchants/{merchantId}/stock/{sku}/presale";
        api.on("PUT" + path, Set.of(PLATFORM, MERCHANT), this::set);
        api.on("DELETE" + path, Set.of(PLATFORM, MERCHANT), this::end);
    }

    private Reply set(Request request) {
        var key = new StockKey(request.id("merchantId"), request.id("sku"));
        Instant shipsBy = request.body(in -> in.instant("shipsBy"));
        return request.caller().actsForMerchant(key.merchantId())
                ? Reply.of(setPresale.set(key, shipsBy, clock.instant()), PresaleRoutes::view)
                : Reply.notFound();
    }

    private Reply end(Request request) {
        var key = new StockKey(request.id("merchantId"), request.id("sku"));
        if (!request.caller().actsForMerchant(key.merchantId())) {
            return Reply.notFound();
        }
        endPresale.end(key, clock.instant());
        return Reply.noContent();
    }

    private record View(String merchantId, String sku, Instant shipsBy) {}

    /** Shows a presale that was set. */
    private static View view(StockPosition position) {
        return new View(
                position.merchantId(),
                position.sku(),
                position.presale().orElseThrow().shipsBy());
    }
}
