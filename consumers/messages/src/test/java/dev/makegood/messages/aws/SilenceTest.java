package dev.makegood.messages.aws;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.messages.FakeServer;
import dev.makegood.messages.Message;
import dev.makegood.messages.Person;
import dev.makegood.messages.Samples;
import dev.makegood.messages.http.Http;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that what a function throws, and Lambda therefore logs, has no address, key or text. */
class SilenceTest {
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500})
    void aRefusalNamesNobody(int status) {
        try (var server = new FakeServer()) {
            server.answers(status, "{\"__type\":\"Whatever\",\"message\":\"a@example.com is on the list of secret-key\"}");
            Aws aws = Aws.of(
                    Map.of(
                            "AWS_ACCESS_KEY_ID", "local",
                            "AWS_SECRET_ACCESS_KEY", "secret-key",
                            "AWS_REGION", "us-east-1",
                            "AWS_ENDPOINT_URL", server.uri().toString()),
                    new Http(Duration.ofSeconds(5)),
                    Clock.systemUTC());
            var thrown = assertThrows(
                    RuntimeException.class,
                    () -> new Mail(aws, "shop@example.com", "")
                            .send(
                                    "a@example.com",
                                    Samples.event("refundedBuyer"),
                                    new Message("Your order", Optional.of("https://example.com/case#token"))));
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().matches("(?s).*(example\\.com|secret-key|Your order|#token).*"), trace::toString);
        }
    }

    @Test
    void anAddressALinkAndASignerHideWhatTheyHold() {
        assertFalse(new Message("Hello", Optional.of("https://example.com/case#token")).toString().contains("#"));
        assertFalse(new Person.Address("mail", "a@example.com").toString().contains("@"));
        assertFalse(new Signer("id", "secret-key", "token", "us-east-1").toString().contains("secret"));
    }
}
