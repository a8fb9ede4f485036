package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.template.OpenApi;
import java.util.HashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that a query parameter or header that the API document requires is asked for by its name. */
class RequiredTest {
    private record Left(Door door, String name) {
        /** Returns the door's call without this query parameter or header. */
        Call call() {
            var query = new HashMap<>(door.query());
            query.remove(name);
            var call = Call.to(door.route(), door.path().toArray(String[]::new)).query(query);
            door.headers().entrySet().stream()
                    .filter(header -> !header.getKey().equals(name))
                    .forEach(header -> call.header(header.getKey(), header.getValue()));
            return call;
        }
    }

    static Stream<Left> required() {
        return OpenApi.OPERATIONS.entrySet().stream()
                .filter(operation -> !isOpen(operation.getKey()))
                .flatMap(operation -> parameters(operation.getValue())
                        .filter(parameter -> parameter.path("required").asBoolean())
                        .filter(parameter -> !parameter.path("in").asText().equals("path"))
                        .map(parameter -> new Left(
                                Doors.ALL.get(operation.getKey()),
                                parameter.path("name").asText())));
    }

    /** An open route identifies its caller by a header, without which nothing of the call is read. */
    private static boolean isOpen(String route) {
        return DocumentedRoles.ROUTES.get(route).isEmpty();
    }

    private static Stream<JsonNode> parameters(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(OpenApi::resolved);
    }

    private final SampleMarket market = new SampleMarket(new MemoryDatabase());

    @ParameterizedTest
    @MethodSource("required")
    void isAskedForByItsName(Left left) {
        Role role = DocumentedRoles.ROUTES.get(left.door().route()).iterator().next();
        var answer = market.apis.answer(left.call().as(role, role == Role.MERCHANT ? "M1" : "shop"));
        refused(answer, left.name(), "is required");
    }

    @ParameterizedTest
    @CsvSource({"''", "guess", "C0FFEEC0FFEEC0FFEEC0FFEEC0FFEEC0FFEEC0FFEEC0FFEEC0FFEEC0FFEE1234"})
    void aProofThatNobodyCanHaveIsRefused(String proof) {
        var answer = market.apis.answer(
                Call.to("GET /coupons").as(Role.BUYER, "buyer-4").header("makegood-proof", proof));
        refused(answer, "makegood-proof", "must be 64 hexadecimal digits in lower case");
    }

    private static void refused(APIGatewayV2HTTPResponse answer, String field, String reason) {
        assertEquals(422, answer.getStatusCode(), answer::getBody);
        JsonNode error = Call.json(answer.getBody()).at("/errors/0");
        assertEquals(field, error.path("field").asText(), answer::getBody);
        assertEquals(reason, error.path("message").asText(), answer::getBody);
    }
}
