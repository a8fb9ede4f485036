package dev.makegood.functions.stockouts;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.advice.AdviceRoutes;
import dev.makegood.functions.advice.CauseRoutes;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.functions.orders.FactsBeforeOrder;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Serves stockouts over HTTP: admissions, cases, choices, cancellations, delays, rulings, brakes and root causes. */
@Singleton
public class StockoutsApiFunction {
    private final Api api;

    public StockoutsApiFunction(Database database, Pseudonyms pseudonyms, SecondPair secondPair, Clock clock) {
        api = new Api(pseudonyms);
        new CaseRoutes(database, new FactsBeforeOrder(database), clock).addTo(api);
        new ChoiceRoutes(database, clock).addTo(api);
        new CancellationRoutes(database, clock).addTo(api);
        new DelayRoutes(database, clock).addTo(api);
        new RulingRoutes(database, secondPair, clock).addTo(api);
        new BrakeRoutes(database, clock).addTo(api);
        new AdviceRoutes(database, clock).addTo(api);
        new CauseRoutes(database, clock).addTo(api);
    }

    @Funq("stockouts-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }
}
