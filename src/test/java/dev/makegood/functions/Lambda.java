package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.lambda.FunqyLambdaBindingRecorder;
import io.quarkus.funqy.lambda.config.FunqyAmazonBuildTimeConfig;
import io.quarkus.funqy.lambda.config.FunqyAmazonConfig;
import io.quarkus.runtime.RuntimeValue;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calls functions by the template's names as Lambda does: an event goes through Quarkus' event server to the handler. A
 * deployed function decides once, at start, which export it runs; here the same code decides it for each call.
 */
@Singleton
class Lambda {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FunqyAmazonBuildTimeConfig fixed;
    private final FunqyAmazonConfig config;
    private final String server;

    Lambda(
            FunqyAmazonBuildTimeConfig fixed,
            FunqyAmazonConfig config,
            @ConfigProperty(name = "quarkus-internal.aws-lambda.test-api") String server) {
        this.fixed = fixed;
        this.config = config;
        this.server = server;
    }

    /** Returns a function's event file. */
    static String event(String function) {
        try {
            return Files.readString(Path.of("infra", "events", function + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Returns a function's result for its event file. */
    JsonNode call(String function) {
        return call(function, event(function));
    }

    /** Returns a function's result. */
    JsonNode call(String function, String event) {
        Response response = post(function, event);
        assertEquals(200, response.statusCode(), response::asString);
        return json(response.asString());
    }

    /** Returns the failure of a function's call. */
    String failure(String function, String event) {
        Response response = post(function, event);
        assertEquals(500, response.statusCode(), response::asString);
        return response.path("errorMessage");
    }

    /** Returns the body of an HTTP answer. */
    static JsonNode body(JsonNode answer) {
        return json(answer.path("body").asText());
    }

    private Response post(String function, String event) {
        String export =
                FunctionDependencies.TEMPLATE.function(function).environment().get("QUARKUS_FUNQY_EXPORT");
        new FunqyLambdaBindingRecorder(new RuntimeValue<>(() -> Optional.of(export)), fixed, new RuntimeValue<>(config))
                .chooseInvoker();
        return RestAssured.given().contentType("application/json").body(event).post("http://" + server);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
