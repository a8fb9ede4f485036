package dev.makegood.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.gateway.Behaviour.Kind;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.RefundRequest;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.payment.http.HttpPaymentGateway;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySimulatorTest {

    private static final Instant NOW = Instant.parse("2017-03-01T00:00:00Z");
    private static final RefundRequest REQUEST = new RefundRequest("O-1~L~1-1", "O-1", Money.parse("CNY 5"));

    private final HttpClient http = HttpClient.newHttpClient();
    private GatewaySimulator simulator;
    private HttpPaymentGateway gateway;
    private Callbacks callbacks;

    @BeforeEach
    void start() throws IOException {
        simulator = new GatewaySimulator(0, "token", Clock.fixed(NOW, ZoneOffset.UTC), Optional.empty());
        gateway = new HttpPaymentGateway(simulator.uri(), Secret.fixed("token"), GatewayTerms.DEFAULT);
        callbacks = new Callbacks();
    }

    @AfterEach
    void stop() {
        simulator.close();
        callbacks.close();
    }

    private int steer(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(simulator.uri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private Movement movement() {
        return simulator.movements().getFirst();
    }

    @Test
    void sixteenAtOnceMoveTheMoneyOnce() throws Exception {
        var together = new CountDownLatch(1);
        List<Future<GatewayOutcome>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<GatewayOutcome> ask = () -> {
                together.await();
                return gateway.refund(REQUEST);
            };
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(ask));
            }
            together.countDown();
        }
        for (Future<GatewayOutcome> answer : answers) {
            assertEquals(new GatewayOutcome.Done("gw-1"), answer.get());
        }
        assertEquals(1, movement().timesSent());
        assertEquals(16, movement().timesAsked());
    }

    @Test
    void callsBackTwiceWithTheSameEvent() throws InterruptedException {
        simulator.webhook(callbacks.uri(), "webhook key");
        simulator.behave(Behaviour.of(Kind.CALL_BACK_TWICE));
        gateway.refund(REQUEST);

        Callbacks.Call call = callbacks.next();
        var signature = new WebhookSignature(Secret.fixed("webhook key"));
        assertEquals(new WebhookSignature.Verdict.Accepted(), signature.verify(call.signature(), call.body(), NOW));
        var event = assertInstanceOf(GatewayEvent.Parsed.Event.class, GatewayEvent.parse(call.body()))
                .event();
        assertEquals(REQUEST.key(), event.key());
        assertEquals(REQUEST.amount(), event.amount());
        assertEquals(new GatewayOutcome.Done("gw-1"), event.outcome());
        assertEquals(call.text(), callbacks.next().text());
        assertEquals(1, movement().timesSent());
    }

    @Test
    void aPendingOneIsSettledByTheNthFindAndCallsBackOnce() throws InterruptedException {
        simulator.webhook(callbacks.uri(), "webhook key");
        simulator.behave(Behaviour.of(Kind.PENDING).settlingAfterFinds(2));
        gateway.refund(REQUEST);

        assertInstanceOf(GatewayOutcome.Pending.class, gateway.find(REQUEST));
        assertInstanceOf(GatewayOutcome.Done.class, gateway.find(REQUEST));
        assertInstanceOf(GatewayOutcome.Done.class, gateway.find(REQUEST));
        callbacks.next();
        assertNull(callbacks.nextIfAny());
    }

    @Test
    void whatWasPaidComesBackAndTheWebhookSaysSo() throws Exception {
        simulator.webhook(callbacks.uri(), "webhook key");
        gateway.refund(REQUEST);
        assertEquals(200, steer("POST", "/return/O-1~L~1-1", ""));
        assertTrue(callbacks.next().text().contains("\"status\":\"returned\""));
        assertEquals(new GatewayOutcome.Returned("account_closed"), gateway.find(REQUEST));
        assertEquals(200, steer("POST", "/return/O-1~L~1-1", ""));
        assertTrue(callbacks.next().text().contains("\"status\":\"returned\""));
        assertEquals(409, steer("POST", "/return/O-2~L~1-1", ""));
    }

    @Test
    void tooManyIsNotNow() {
        simulator.behave(Behaviour.of(Kind.NOT_NOW).forNext(1));
        assertInstanceOf(GatewayOutcome.NotNow.class, gateway.refund(REQUEST));
        assertEquals(new GatewayOutcome.Done("gw-1"), gateway.refund(REQUEST));
    }

    @Test
    void isSteeredOverHttp() throws Exception {
        assertEquals(200, steer("PUT", "/webhook", "{\"url\":\"%s\",\"key\":\"k\"}".formatted(callbacks.uri())));
        assertEquals(200, steer("POST", "/behaviour", "{\"behaviour\":\"pending\",\"keys\":\"O-1~*\",\"next\":1}"));
        gateway.refund(REQUEST);
        assertEquals(200, steer("POST", "/settle/O-1~L~1-1", "{\"declined\":\"closed card\"}"));
        assertEquals(409, steer("POST", "/settle/O-1~L~1-1", ""));
        assertEquals(new GatewayOutcome.Declined("closed card"), gateway.find(REQUEST));
        assertTrue(callbacks.next().text().contains("\"reason\":\"closed card\""));
        assertEquals(200, steer("GET", "/books", ""));

        assertEquals(400, steer("POST", "/behaviour", "{\"behaviour\":\"explode\"}"));
        assertEquals(400, steer("POST", "/behaviour", "{\"behaviour\":\"ok\",\"next\":0}"));
        assertEquals(400, steer("PUT", "/webhook", "{\"url\":\"http://127.0.0.1\",\"key\":\"k\",\"more\":1}"));
        assertEquals(404, steer("GET", "/", ""));
        assertEquals(401, steer("POST", "/refunds", "{}"));
    }

    @Test
    void theNewestRuleThatMatchesDecidesUntilItIsUsedUp() {
        var behaviours = new Behaviours();
        behaviours.add(Behaviour.of(Kind.DECLINE));
        behaviours.add(Behaviour.of(Kind.PENDING).forKeys("a.*").forNext(1));
        behaviours.add(Behaviour.of(Kind.DOWN).forKeys("z"));

        assertEquals(Kind.OK, behaviours.forFind("a.1").behaviour());
        assertEquals(Kind.DECLINE, behaviours.forRefund("ab1").behaviour());
        assertEquals(Kind.PENDING, behaviours.forRefund("a.1").behaviour());
        assertEquals(Kind.DECLINE, behaviours.forRefund("a.1").behaviour());
        assertEquals(Kind.DOWN, behaviours.forFind("z").behaviour());
        behaviours.add(Behaviour.of(Kind.OK));
        assertEquals(Kind.OK, behaviours.forRefund("z").behaviour());
    }

    @Test
    void aTakenPortIsSaid() {
        int port = simulator.uri().getPort();
        assertThrows(
                BindException.class,
                () -> new GatewaySimulator(port, "token", Clock.systemUTC(), Optional.of(Path.of("unused"))));
    }

    /** A process is killed with kill -9, and its successor on the same directory knows the movements. */
    @Test
    void survivesKillMinusNine(@TempDir Path directory) throws Exception {
        try (var process = new SimulatorProcess(directory)) {
            assertEquals(new GatewayOutcome.Done("gw-1"), process.gateway().refund(REQUEST));
        }
        try (var process = new SimulatorProcess(directory)) {
            assertEquals(new GatewayOutcome.Done("gw-1"), process.gateway().find(REQUEST));
            assertEquals(new GatewayOutcome.Done("gw-1"), process.gateway().refund(REQUEST));
            assertEquals(0, process.endOfInput());
        }
    }
}
