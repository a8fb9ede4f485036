package dev.makegood.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.buyer.Pseudonyms;
import dev.makegood.file.FileStore;
import dev.makegood.file.UploadedFiles;
import dev.makegood.functions.http.Api;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Serves the facts that platform and merchants report, and the cases that follow from them, over HTTP. */
@Singleton
public class StockoutsApi {
    private final Api api;

    StockoutsApi(Database database, Pseudonyms pseudonyms, FileStore store, Clock clock) {
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
