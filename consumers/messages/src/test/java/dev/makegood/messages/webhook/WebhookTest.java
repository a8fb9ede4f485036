package dev.makegood.messages.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.messages.FakeServer;
import dev.makegood.messages.Samples;
import dev.makegood.messages.http.Http;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that every event reaches the receiver in the end, signed, and that nothing but 2xx counts. */
class WebhookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T04:00:00Z"), ZoneOffset.UTC);
    private static final String BODY = Samples.detail("refundedBuyer").toString();

    private final FakeServer receiver = new FakeServer();
    private final WebhookFunction function = new WebhookFunction(webhook(receiver.uri()), CLOCK);

    private static Webhook webhook(URI address) {
        return new Webhook(address, () -> "a key that only tests know", new Http(Duration.ofMillis(500)), CLOCK);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void postsTheEventAsItIsSigned() throws IOException {
        assertEquals(List.of(), left(1, BODY));
        FakeServer.Asked asked = receiver.asked().getFirst();
        assertEquals(BODY, asked.body());
        assertEquals("application/json", asked.headers().get("content-type"));
        String signature = asked.headers().get(Signature.HEADER);
        assertEquals(Signature.of("a key that only tests know", BODY.getBytes(UTF_8), CLOCK.instant()), signature);
        assertTrue(signature.matches("t=1772424000,v1=[0-9a-f]{64}"), signature);
    }

    /** Openssl gives the same: {@code printf '1772424000.{}' | openssl dgst -sha256 -hmac key}. */
    @Test
    void theSignatureIsAnHmacOverTimeAndBody() {
        String signature = Signature.of("key", "{}".getBytes(UTF_8), CLOCK.instant());
        assertEquals(
                "t=1772424000,v1=caf526b55346632ae66ee6a286229e4e938cb8cf25c5c06df59cb620ec15971b", signature);
    }

    @Test
    void aDuplicateHasTheSameId() throws IOException {
        left(1, BODY);
        left(1, BODY);
        assertEquals(
                1,
                receiver.asked().stream()
                        .map(asked -> asked.headers().get("makegood-event-id"))
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 400, 401, 410, 429, 500, 503})
    void anyOtherAnswerLeavesItInTheQueue(int status) throws IOException {
        receiver.answers(status == 199 ? 404 : status, "no");
        assertEquals(List.of("m-1"), left(1, BODY));
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var elsewhere = new FakeServer()) {
            receiver.answers(307, elsewhere.uri().toString());
            assertEquals(List.of("m-1"), left(1, BODY));
            assertEquals(List.of(), elsewhere.asked());
        }
    }

    @Test
    void aReceiverThatIsDownOrSlowLeavesItInTheQueue() throws IOException {
        receiver.answers(_ -> {
            try {
                Thread.sleep(Duration.ofSeconds(2));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new FakeServer.Answer(200, "{}");
        });
        assertEquals(List.of("m-1"), left(1, BODY));
        receiver.close();
        assertEquals(List.of("m-1"), left(2, BODY));
    }

    @Test
    void anAddressThatOthersCanReadIsRefused() {
        for (String address : List.of("http://shop.example.com/hook", "ftp://shop.example.com", "https:///hook")) {
            assertThrows(IllegalArgumentException.class, () -> webhook(URI.create(address)), address);
        }
        webhook(URI.create("https://shop.example.com/hook"));
    }

    @Test
    void thePausesGrow() throws IOException {
        assertEquals(
                List.of(1, 2, 4, 8, 16, 32, 48, 64),
                IntStream.rangeClosed(1, 64).filter(Webhook::isTurn).boxed().toList());
        assertEquals(List.of("m-1"), left(3, BODY));
        assertEquals(List.of(), receiver.asked());
        assertEquals(List.of(), left(4, BODY));
    }

    @Test
    void oneBadEventHoldsNoOtherBack() throws IOException {
        receiver.answers(asked -> new FakeServer.Answer(asked.body().contains("bad") ? 500 : 204, ""));
        assertEquals(List.of("m-1"), left(1, "{\"id\":\"bad\"}", BODY));
        assertFalse(receiver.asked().isEmpty());
    }

    private List<String> left(int received, String... bodies) throws IOException {
        ObjectNode event = JSON.createObjectNode();
        var records = event.putArray("Records");
        for (String body : bodies) {
            records.addObject()
                    .put("messageId", "m-" + (records.size()))
                    .put("body", body)
                    .putObject("attributes")
                    .put("ApproximateReceiveCount", Integer.toString(received))
                    .put("SentTimestamp", Long.toString(CLOCK.millis()));
        }
        var output = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), output, null);
        return JSON.readTree(output.toByteArray()).path("batchItemFailures").findValuesAsText("itemIdentifier");
    }
}
