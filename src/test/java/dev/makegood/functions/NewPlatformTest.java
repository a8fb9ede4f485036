package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Role;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.functions.orders.OrdersApiFunction;
import dev.makegood.functions.policies.PoliciesApiFunction;
import dev.makegood.functions.stockouts.StockoutsApiFunction;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.payment.Providers;
import dev.makegood.storage.memory.MemoryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Verifies that the tutorial's example of a new platform's policy works as it is written. */
class NewPlatformTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Pseudonyms pseudonyms = new Pseudonyms(database, "a key for pseudonyms of buyers");
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC);
    private final ApiCalls policies = new ApiCalls(
            new PoliciesApiFunction(database, pseudonyms, new SecondPair(false, database, clock), clock)::handle);
    private final ApiCalls orders =
            new ApiCalls(new OrdersApiFunction(database, pseudonyms, Providers.of("http"), Apis.SHOPS, clock)::handle);
    private final ApiCalls stockouts = new ApiCalls(
            new StockoutsApiFunction(database, pseudonyms, new SecondPair(false, database, clock), clock)::handle);

    private static String inTutorial(String pattern) throws IOException {
        Matcher matcher =
                Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(Path.of("docs/tutorial.md")));
        assertTrue(matcher.find(), pattern);
        return matcher.group(1);
    }

    @Test
    void oneFileAndNoJavaMakeANewPlatform() throws IOException {
        String policy = inTutorial("> bazaar-stockout.yaml <<'YAML'\n(.*?)YAML\n");
        String order = inTutorial("orders/o-2001 [^{]*'(\\{.*?})'\n");
        var path = Map.of("orderId", "o-2001", "lineId", "1");
        assertEquals(
                409,
                orders.ask(Role.PLATFORM, "PUT /orders/{orderId}", path, Map.of(), order)
                        .status());
        var published = policies.ask(
                Role.OPERATOR,
                "POST /policies/{policyId}/versions",
                Map.of("policyId", "bazaar-stockout"),
                Map.of(),
                policy);
        assertEquals(201, published.status(), published::toString);
        assertEquals(
                201,
                orders.ask(Role.PLATFORM, "PUT /orders/{orderId}", path, Map.of(), order)
                        .status());
        var admitted =
                stockouts.ask(Role.MERCHANT, "PUT /orders/{orderId}/lines/{lineId}/admission", path, Map.of(), "{}");
        assertEquals(201, admitted.status(), admitted::toString);
        assertEquals(1200, admitted.body().at("/assessment/amountMinor").asLong());
    }
}
