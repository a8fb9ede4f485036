package dev.makegood.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.evidence.ExportEvidence;
import dev.makegood.file.MemoryFileStore;
import dev.makegood.functions.accounts.AccountsApiFunction;
import dev.makegood.functions.buyers.BuyersApiFunction;
import dev.makegood.functions.coupons.CouponsApiFunction;
import dev.makegood.functions.evidence.EvidenceApiFunction;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.notices.NoticesApiFunction;
import dev.makegood.functions.orders.OrdersApiFunction;
import dev.makegood.functions.policies.PoliciesApiFunction;
import dev.makegood.functions.refunds.RefundsApiFunction;
import dev.makegood.functions.servicedesk.ServiceDeskApiFunction;
import dev.makegood.functions.stock.StockApiFunction;
import dev.makegood.functions.stockouts.StockoutsApiFunction;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.Trigger;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.secret.Secret;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Provides the API functions over one database, each with the routes and rights of the template. */
final class Apis {
    static final String WEBHOOK_KEY = "a webhook key that only tests know";
    private static final Secret EVIDENCE_KEY = Secret.fixed("an evidence key that only tests know");

    private static final List<FunctionSpec> TEMPLATE = WithinRights.TEMPLATE.functions();

    final MemoryFileStore files = new MemoryFileStore();
    private final Map<String, Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers;

    Apis(Database database, Clock clock) {
        handlers = TEMPLATE.stream()
                .filter(function ->
                        function.triggers(Trigger.Route.class).findAny().isPresent())
                .map(FunctionSpec::logicalId)
                .collect(Collectors.toMap(
                        Function.identity(),
                        function -> handler(function, new WithinRights(function, database), clock)));
    }

    private Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler(
            String function, Database database, Clock clock) {
        var pseudonyms = Call.pseudonyms(database);
        return switch (function) {
            case "OrdersApi" -> new OrdersApiFunction(database, pseudonyms, clock)::handle;
            case "StockApi" -> new StockApiFunction(database, pseudonyms, clock)::handle;
            case "StockoutsApi" -> new StockoutsApiFunction(database, pseudonyms, clock)::handle;
            case "ServiceDeskApi" -> new ServiceDeskApiFunction(database, pseudonyms, files, clock)::handle;
            case "BuyersApi" -> new BuyersApiFunction(database, pseudonyms, clock)::handle;
            case "RefundsApi" ->
                new RefundsApiFunction(database, pseudonyms, new WebhookSignature(Secret.fixed(WEBHOOK_KEY)), clock)
                        ::handle;
            case "CouponsApi" -> new CouponsApiFunction(database, pseudonyms, clock)::handle;
            case "AccountsApi" -> new AccountsApiFunction(database, pseudonyms, clock)::handle;
            case "EvidenceApi" ->
                new EvidenceApiFunction(database, pseudonyms, new ExportEvidence(database, EVIDENCE_KEY), clock)
                        ::handle;
            case "NoticesApi" -> new NoticesApiFunction(database, pseudonyms)::handle;
            case "PoliciesApi" -> new PoliciesApiFunction(database, pseudonyms, clock)::handle;
            default -> throw new AssertionError("no API is known as " + function);
        };
    }

    static Stream<Trigger.Route> routes() {
        return TEMPLATE.stream().flatMap(function -> function.triggers(Trigger.Route.class));
    }

    APIGatewayV2HTTPResponse answer(Call call) {
        String route = call.event().getRouteKey();
        FunctionSpec function = TEMPLATE.stream()
                .filter(spec -> spec.triggers(Trigger.Route.class)
                        .anyMatch(trigger -> trigger.key().equals(route)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the template has no " + route));
        return handlers.get(function.logicalId()).apply(call.event());
    }

    int status(Call call) {
        return answer(call).getStatusCode();
    }
}
