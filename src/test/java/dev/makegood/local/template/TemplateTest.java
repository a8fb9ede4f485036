package dev.makegood.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.http.RouteTable;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private final Template sample = Template.read(Path.of("src/test/resources/local/sample-template.yaml"));
    private final Template real = Template.read(Path.of("template.yaml"));

    @Test
    void readsAFunctionWithGlobalsUnderItsOwnValues() {
        FunctionSpec function = sample.function("StockoutsApi");
        assertEquals(Duration.ofSeconds(15), function.timeout());
        assertEquals(512, function.memoryMegabytes());
        assertEquals("own", function.environment().get("SAMPLE_OVERRIDDEN"));
        assertEquals("a-makegood", function.environment().get("SAMPLE_JOINED"));
        assertEquals("", function.environment().get("MAKEGOOD_EVENT_BUS"));
    }

    @Test
    void replacesOnlyVariablesThatTheTemplateGives() {
        var changed = sample.function("StockoutsApi")
                .withEnvironment(java.util.Map.of("SAMPLE_OVERRIDDEN", "other", "NEW", "never"));
        assertEquals("other", changed.environment().get("SAMPLE_OVERRIDDEN"));
        assertTrue(!changed.environment().containsKey("NEW"));
    }

    @Test
    void findsRoutesByMethodAndDecodedPath() {
        var routes = new RouteTable(sample.functions());
        var match = routes.find("GET", "/orders/a%3Ab").orElseThrow();
        assertEquals("GET /orders/{orderId}", match.route().key());
        assertEquals("a:b", match.parameters().get("orderId"));
        assertTrue(match.route().authorized());
        assertTrue(
                !routes.find("POST", "/gateway/webhook").orElseThrow().route().authorized());
        assertTrue(routes.find("DELETE", "/orders/1").isEmpty());
        assertTrue(routes.find("GET", "/orders/").isEmpty());
        assertTrue(routes.find("GET", "/orders/1/2").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> routes.find("GET", "/orders/%zz"));
    }

    @Test
    void readsTheProjectsOwnTemplate() {
        assertEquals(28, real.functions().size());
        assertEquals(11, real.tables().size());
        assertEquals(
                "PUT /orders/{orderId}",
                new RouteTable(real.functions())
                        .find("PUT", "/orders/O-1")
                        .orElseThrow()
                        .route()
                        .key());
        assertEquals(
                1,
                real.function("IssueCouponsOnStream")
                        .triggers(Trigger.Stream.class)
                        .count());
    }

    @Test
    void refusesAFunctionThatIsNotThere() {
        assertThrows(TemplateException.class, () -> real.function("Nobody"));
    }
}
