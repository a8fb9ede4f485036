package dev.makegood.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verifies that log lines bear ids as rows and messages do. */
class RequestIdsTest {
    private static Map<String, String> of(Map<String, String> path) {
        var event = new APIGatewayV2HTTPEvent();
        event.setPathParameters(path);
        return RequestIds.of(event);
    }

    @Test
    void anIdWithASlashIsLoggedAsItIs() {
        assertEquals(Map.of("orderId", "2026/11-7"), of(Map.of("orderId", "2026%2F11-7")));
    }

    @Test
    void anIdThatIsRefusedIsLoggedAsItCame() {
        assertEquals(Map.of("sku", "%ZZ"), of(Map.of("sku", "%ZZ")));
    }

    @Test
    void aBuyersIdIsNotLogged() {
        assertEquals(Map.of(), of(Map.of("buyerId", "b-1")));
    }
}
