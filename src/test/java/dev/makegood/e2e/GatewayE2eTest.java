package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.id;
import static dev.makegood.e2e.Deployment.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.Behaviour.Kind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Verifies that whatever the gateway does, there is one refund in the end, and nobody is told "refunded" before it is
 * settled.
 */
@Tag("platform")
@Tag("clock")
class GatewayE2eTest {
    private final String order = id("o");
    private final String merchant = id("m");

    @Test
    void itTimesOutAfterPaying() {
        admitUnder(Behaviour.of(Kind.TIMEOUT_AFTER_PAYING).forNext(1));
        assertEquals(1, Settled.movements(order).size());
        assertNotRefunded("processing");
        pass(3);
        Settled.once(order, merchant, 5_000);
    }

    @Test
    void itTimesOutBeforePaying() {
        admitUnder(Behaviour.of(Kind.TIMEOUT_BEFORE_PAYING).forNext(1));
        assertNotRefunded("processing");
        pass(3);
        Settled.once(order, merchant, 5_000);
    }

    @Test
    void itIsDown() {
        admitUnder(Behaviour.of(Kind.DOWN).forNext(1));
        assertNotRefunded("processing");
        pass(3);
        Settled.once(order, merchant, 5_000);
    }

    @Test
    void itCallsBackTwice() {
        admitUnder(Behaviour.of(Kind.CALL_BACK_TWICE).forNext(1));
        pass(1);
        Settled.once(order, merchant, 5_000);
    }

    @Test
    void itIsPendingUntilItsWebhook() {
        admitUnder(Behaviour.of(Kind.PENDING).forNext(1));
        assertNotRefunded("pending");
        assertEquals(true, Deployment.platform().gateway().settle(order + "~1~stockout~1-1"));
        pass(3);
        Settled.once(order, merchant, 5_000);
    }

    private void admitUnder(Behaviour behaviour) {
        Deployment.place(order, merchant, id("sku"), 1, 5_000).then().statusCode(201);
        Deployment.admit(order, merchant, "{}").then().statusCode(201);
        Deployment.platform().gateway().behave(behaviour.forKeys(order + "~*"));
        Deployment.platform().runSchedule("SweepRefunds");
    }

    private void assertNotRefunded(String state) {
        assertEquals(List.of(state), Deployment.theCase(order).path("refunds.state"));
        List<String> told = Deployment.as("buyer", "buyer-" + order)
                .get("/buyers/me/notices")
                .path("items.template");
        assertFalse(told.contains("refundedBuyer"), told::toString);
    }
}
