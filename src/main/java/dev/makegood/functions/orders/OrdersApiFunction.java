package dev.makegood.functions.orders;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.refunds.ExternalRefundRoutes;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.payment.Providers;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Serves orders over HTTP, with shipments, external refunds and agreed ship times, and receives the webhooks of shops. */
@Singleton
public class OrdersApiFunction {
    private final Api api;

    public OrdersApiFunction(
            Database database, Pseudonyms pseudonyms, Providers providers, ShopWebhooks shops, Clock clock) {
        api = new Api(pseudonyms);
        var early = new FactsBeforeOrder(database);
        early.addTo(api);
        new OrderRoutes(database, early, pseudonyms, providers, clock).addTo(api);
        new ShipmentRoutes(database, early, clock).addTo(api);
        new ExternalRefundRoutes(database, early, clock).addTo(api);
        new NegotiationRoutes(database, clock).addTo(api);
        new UrgeRoutes(database, clock).addTo(api);
        new FurtherPeriodRoutes(database, clock).addTo(api);
        new ShopWebhookRoute(api, shops, clock).addTo();
    }

    @Funq("orders-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }
}
