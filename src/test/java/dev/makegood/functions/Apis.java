package dev.makegood.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.file.MemoryFileStore;
import dev.makegood.functions.http.Call;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.Template;
import dev.makegood.local.template.Trigger;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.record.SigningKey;
import dev.makegood.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The API functions over one database, each with the routes that the template gives it. */
final class Apis {
    static final String WEBHOOK_KEY = "a webhook key that only tests know";

    private static final List<FunctionSpec> TEMPLATE =
            Template.read(Path.of("template.yaml")).functions();

    final MemoryFileStore files = new MemoryFileStore();
    private final Map<String, Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> exports;

    Apis(Database database, Clock clock) {
        var key = new WebhookSignature(WEBHOOK_KEY);
        var pseudonyms = Call.pseudonyms(database);
        exports = Map.of(
                "stockouts-api", new StockoutsApi(database, pseudonyms, files, clock)::handle,
                "refunds-api", new RefundsApi(database, pseudonyms, key, clock)::handle,
                "coupons-api", new CouponsApi(database, pseudonyms, clock)::handle,
                "accounts-api", new AccountsApi(database, pseudonyms, clock)::handle,
                "records-api",
                        new RecordsApi(
                                        database,
                                        pseudonyms,
                                        SigningKey.of("an evidence key that only tests know"),
                                        clock)::handle,
                "notices-api", new NoticesApi(database, pseudonyms)::handle,
                "policies-api", new PoliciesApi(database, pseudonyms, clock)::handle);
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
        return exports.get(function.environment().get("QUARKUS_FUNQY_EXPORT")).apply(call.event());
    }

    int status(Call call) {
        return answer(call).getStatusCode();
    }
}
