package dev.makegood.functions.ingest;

import dev.makegood.functions.accounts.TopUpRoutes;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.MappedReports;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.orders.FactsBeforeOrder;
import dev.makegood.functions.orders.OrderRoutes;
import dev.makegood.functions.orders.ShipmentRoutes;
import dev.makegood.functions.refunds.ExternalRefundRoutes;
import dev.makegood.functions.stock.StockRoutes;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.StrictJson;
import dev.makegood.mapping.ReportMap;
import dev.makegood.payment.Providers;
import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes what the platform reports: orders, shipments and their withdrawals, external refunds, stock counts and
 * adjustments, and top-ups. A report has the path and the body of the PUT that would say the same over HTTP, and the
 * handlers of the HTTP API answer it. Instead of a path it may have a map, which makes reports of another system's body.
 */
public final class Reports {
    private static final int LONGEST_PATH = 1024;

    private final String sender;
    private final Api api;

    /**
     * Creates it.
     *
     * @param sender how records name who reported
     */
    public Reports(String sender, Database database, Pseudonyms pseudonyms, Providers providers, Clock clock) {
        this.sender = sender;
        api = new Api(pseudonyms);
        var early = new FactsBeforeOrder(database);
        new OrderRoutes(database, early, pseudonyms, providers, clock).addTo(api);
        new ShipmentRoutes(database, early, clock).addTo(api);
        new ExternalRefundRoutes(database, early, clock).addTo(api);
        new StockRoutes(database, clock).addTo(api);
        new TopUpRoutes(database, clock).addTo(api);
    }

    /**
     * Returns one over empty tables in memory, which are thrown away: it finds what is wrong with a report by itself, and
     * not what the real tables do not allow.
     */
    public static Reports dry(Providers providers, Clock clock) {
        var database = new MemoryDatabase();
        return new Reports("import", database, new Pseudonyms(database, "a key for a dry run"), providers, clock);
    }

    private record Message(Optional<String> path, Optional<String> map, String body) {}

    /**
     * Takes a report such as {@code {"path": "/orders/o-1", "body": {...}}}, or {@code {"map": "shopify-orders", "body":
     * {...}}}; the same one again changes nothing.
     *
     * @param id which the lines of the log have
     */
    public Reply take(String id, String json) {
        try {
            Message message = StrictJson.parse(json).read(Reports::message);
            return message.map()
                    .map(map -> MappedReports.take(api, id, sender, map(map), message.body()))
                    .orElseGet(() -> api.put(id, sender, message.path().orElseThrow(), message.body()));
        } catch (InvalidInput invalid) {
            return Api.invalid(invalid);
        }
    }

    private static Message message(Input in) {
        Optional<String> map = in.optional("map", name -> in.text(name, LONGEST_PATH));
        Optional<String> path = map.isPresent() ? Optional.empty() : Optional.of(in.text("path", LONGEST_PATH));
        return new Message(path, map, in.json("body"));
    }

    private static ReportMap map(String name) {
        return ReportMap.shipped(name).orElseThrow(() -> InvalidInput.field("map", "is not one of ours"));
    }
}
