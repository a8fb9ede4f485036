package dev.makegood.functions.stockouts;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.file.FileStore;
import dev.makegood.file.UploadedFiles;
import dev.makegood.functions.advice.AdviceRoutes;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.orders.FactsBeforeOrder;
import dev.makegood.functions.orders.NegotiationRoutes;
import dev.makegood.functions.orders.OrderRoutes;
import dev.makegood.functions.orders.ShipmentRoutes;
import dev.makegood.functions.refunds.ExternalRefundRoutes;
import dev.makegood.functions.servicedesk.AppealRoutes;
import dev.makegood.functions.servicedesk.ClaimRoutes;
import dev.makegood.functions.servicedesk.FileRoutes;
import dev.makegood.functions.stock.LowStockRoutes;
import dev.makegood.functions.stock.PresaleRoutes;
import dev.makegood.functions.stock.RestockRoutes;
import dev.makegood.functions.stock.StockAuditRoutes;
import dev.makegood.functions.stock.StockRoutes;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Serves the facts that platform and merchants report, and the cases that follow from them, over HTTP. */
@Singleton
public class StockoutsApi {
    private final Api api;

    public StockoutsApi(Database database, Pseudonyms pseudonyms, FileStore store, Clock clock) {
        var files = new UploadedFiles(database, store);
        api = new Api(pseudonyms);
        var early = new FactsBeforeOrder(database);
        early.addTo(api);
        new OrderRoutes(database, early, pseudonyms, clock).addTo(api);
        new ShipmentRoutes(database, early, clock).addTo(api);
        new ExternalRefundRoutes(database, early, clock).addTo(api);
        new StockRoutes(database, clock).addTo(api);
        new StockAuditRoutes(database, clock).addTo(api);
        new LowStockRoutes(database, clock).addTo(api);
        new RestockRoutes(database, clock).addTo(api);
        new PresaleRoutes(database, clock).addTo(api);
        new AdviceRoutes(database, clock).addTo(api);
        new CaseRoutes(database, early, clock).addTo(api);
        new ChoiceRoutes(database, clock).addTo(api);
        new CancellationRoutes(database, clock).addTo(api);
        new NegotiationRoutes(database, clock).addTo(api);
        new RulingRoutes(database, clock).addTo(api);
        new ClaimRoutes(database, files, clock).addTo(api);
        new AppealRoutes(database, files, clock).addTo(api);
        new FileRoutes(database, store, clock).addTo(api);
    }

    @Funq("stockouts-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }
}
