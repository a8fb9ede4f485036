package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Verifies that whoever deploys chooses how many calls the API takes, and what it takes if nobody chooses. */
class ThrottleTest {
    private static final JsonNode SETTINGS = Template.ROOT.at("/Resources/Api/Properties/DefaultRouteSettings");

    @Test
    void theLimitsOfTheApiAreParameters() {
        assertEquals("ApiCallsPerSecond", SETTINGS.path("ThrottlingRateLimit").asText());
        assertEquals("ApiBurst", SETTINGS.path("ThrottlingBurstLimit").asText());
        assertEquals(500, usual("ApiCallsPerSecond"));
        assertEquals(1_000, usual("ApiBurst"));
    }

    private static int usual(String parameter) {
        return Template.ROOT.path("Parameters").path(parameter).path("Default").asInt();
    }
}
