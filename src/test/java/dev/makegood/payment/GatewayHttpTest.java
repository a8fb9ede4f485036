package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies that requests keep the provider's pace. */
class GatewayHttpTest {
    /** Nobody listens here. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private static GatewayOutcome call(GatewayHttp http) {
        return http.call(http.to("/refunds"), _ -> new GatewayOutcome.Done("gw-1"));
    }

    private static GatewayHttp at(Pace.Sleep sleep) {
        var pace = new Pace(OptionalInt.of(1), 1, () -> 0, sleep);
        var patient = Duration.ofSeconds(20);
        return new GatewayHttp(NOBODY, Secret.fixed("token"), 100, patient, patient, pace);
    }

    @Test
    void aRequestThatWouldWaitForLongIsNotSent() {
        GatewayHttp http = at(_ -> {});
        assertInstanceOf(GatewayOutcome.Unknown.class, call(http));
        assertInstanceOf(GatewayOutcome.Unknown.class, call(http));
        assertEquals(
                new GatewayOutcome.NotNow(Optional.empty(), "more requests than the provider takes in a second"),
                call(http));
    }

    @Test
    void aWorkerThatIsStoppedWhileItWaitsSendsNothing() {
        GatewayHttp http = at(_ -> {
            throw new InterruptedException();
        });
        call(http);
        assertEquals(new GatewayOutcome.Unknown("interrupted before it was sent"), call(http));
        assertTrue(Thread.interrupted());
    }
}
