package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One zip under one runtime, told nothing but what is documented; so there is no way to set its clock. */
class RuntimeTest {

    private static final JsonNode GLOBALS = Template.ROOT.at("/Globals/Function");

    private static final Set<String> DOCUMENTED = Set.of(
            "MAKEGOOD_TABLES_ORDERS",
            "MAKEGOOD_TABLES_STOCK",
            "MAKEGOOD_TABLES_CASES",
            "MAKEGOOD_TABLES_COUPONS",
            "MAKEGOOD_TABLES_ACCOUNTS",
            "MAKEGOOD_TABLES_LEDGER",
            "MAKEGOOD_TABLES_NOTICES",
            "MAKEGOOD_TABLES_POLICIES",
            "MAKEGOOD_BUYER_KEY",
            "MAKEGOOD_GATEWAY_URL",
            "MAKEGOOD_GATEWAY_TOKEN",
            "MAKEGOOD_WEBHOOK_KEY",
            "MAKEGOOD_EVENT_BUS");

    @Test
    void theEnvironmentIsTheDocumentedOne() {
        assertEquals(new TreeSet<>(DOCUMENTED), names(GLOBALS));
        Template.functions()
                .forEach(function ->
                        assertEquals(Set.of("QUARKUS_FUNQY_EXPORT"), names(function.properties()), function.id()));
    }

    @Test
    void secretsComeFromSecretsManager() {
        for (String secret : Set.of("MAKEGOOD_BUYER_KEY", "MAKEGOOD_GATEWAY_TOKEN", "MAKEGOOD_WEBHOOK_KEY")) {
            String value =
                    GLOBALS.path("Environment").path("Variables").path(secret).asText();
            assertEquals("{{resolve:secretsmanager:", value.replaceAll("\\$.*", ""), secret);
        }
    }

    @Test
    void everyFunctionIsTheSameZipUnderTheSameJava() {
        assertEquals("java25", GLOBALS.path("Runtime").asText());
        assertEquals("target/function.zip", GLOBALS.path("CodeUri").asText());
        assertEquals(
                "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest",
                GLOBALS.path("Handler").asText());
        Template.functions().forEach(function -> {
            for (String inherited : Set.of("Runtime", "CodeUri", "Handler", "Layers")) {
                assertEquals(false, function.properties().has(inherited), function.id() + " " + inherited);
            }
        });
    }

    private static Set<String> names(JsonNode function) {
        Set<String> names = new TreeSet<>();
        function.at("/Environment/Variables").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
