package dev.makegood.functions.stock;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.http.Api;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Serves stock positions over HTTP: counts, audits, warnings, restocks and presales. */
@Singleton
public class StockApiFunction {
    private final Api api;

    public StockApiFunction(Database database, Pseudonyms pseudonyms, Clock clock) {
        api = new Api(pseudonyms);
        new StockRoutes(database, clock).addTo(api);
        new StockAuditRoutes(database, clock).addTo(api);
        new LowStockRoutes(database, clock).addTo(api);
        new RestockRoutes(database, clock).addTo(api);
        new PresaleRoutes(database, clock).addTo(api);
        new ListingRoutes(database).addTo(api);
    }

    @Funq("stock-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }
}
