package dev.makegood.payment.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.Behaviour.Kind;
import dev.makegood.local.gateway.GatewaySimulator;
import dev.makegood.local.gateway.Movement;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Pending;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.RotatedSecret;
import dev.makegood.secret.Secret;
import dev.makegood.secret.SecretSource;
import dev.makegood.shop.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPaymentGatewayTest {

    private static final String KEY = "O-1~L-1~stockout~1-2";
    private static final RefundRequest REQUEST = new RefundRequest(KEY, "O-1", Money.parse("CNY 12.34"));
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(250);

    private GatewaySimulator simulator;
    private PaymentGateway gateway;
    private PaymentGateway hasty;

    @BeforeEach
    void start() throws IOException {
        simulator = new GatewaySimulator(0, "token", Clock.systemUTC(), Optional.empty());
        gateway = patient(simulator.uri());
        hasty = new HttpPaymentGateway(simulator.uri(), Secret.fixed("token"), GatewayTerms.DEFAULT, GENEROUS, SHORT);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static PaymentGateway patient(URI uri) {
        return new HttpPaymentGateway(uri, Secret.fixed("token"), GatewayTerms.DEFAULT, GENEROUS, GENEROUS);
    }

    private int timesSent() {
        return simulator.movements().stream().mapToInt(Movement::timesSent).sum();
    }

    @Test
    void refundsOnceHoweverOftenAskedAndFindsIt() {
        assertEquals(new NotFound(), gateway.find(REQUEST));
        assertEquals(new Done("gw-1"), gateway.refund(REQUEST));
        assertEquals(new Done("gw-1"), gateway.refund(REQUEST));
        assertEquals(new Done("gw-1"), gateway.find(REQUEST));
        assertEquals(1, timesSent());
        assertEquals(1234, simulator.movements().getFirst().amountMinor());
        assertEquals(List.of(), simulator.anomalies());
    }

    @Test
    void sendsTheCurrencysOwnMinorUnits() {
        gateway.refund(new RefundRequest("yen", "O-1", Money.parse("JPY 500")));
        gateway.refund(new RefundRequest("dinar", "O-1", Money.parse("KWD 1.234")));
        assertEquals(
                List.of(500L, 1234L),
                simulator.movements().stream().map(Movement::amountMinor).toList());
    }

    @Test
    void saysHowTheOrderWasPaid() throws Exception {
        var bodies = new ArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var paid = new OrderPayment("http", "pay-1", Optional.of("sub-1"), Money.parse("CNY 20"));
        patient(uri).refund(new RefundRequest(KEY, "O-1", Money.parse("CNY 12.34"), Optional.of(paid)));
        patient(uri).refund(REQUEST);
        server.stop(0);
        String common = "{\"key\":\"" + KEY + "\",\"number\":\"" + REQUEST.number()
                + "\",\"orderId\":\"O-1\",\"amountMinor\":1234,\"currency\":\"CNY\"";
        assertEquals(
                List.of(
                        common
                                + ",\"payment\":{\"reference\":\"pay-1\",\"totalMinor\":2000,\"subMerchant\":\"sub-1\"}}",
                        common + "}"),
                bodies);
    }

    @Test
    void encodesWhatAPathCannotHold() {
        RefundRequest odd = new RefundRequest("ab/c+d%2Fe?f#g~1-1", "O-1", Money.parse("CNY 1"));
        assertEquals(new Done("gw-1"), gateway.refund(odd));
        assertEquals(new Done("gw-1"), gateway.find(odd));
    }

    @Test
    void aTimeoutAfterPayingIsUnknownUntilFound() {
        simulator.behave(Behaviour.of(Kind.TIMEOUT_AFTER_PAYING));
        assertEquals(new Unknown("no answer within PT0.25S"), hasty.refund(REQUEST));
        assertEquals(new Done("gw-1"), gateway.find(REQUEST));
        assertEquals(1, timesSent());
    }

    @Test
    void aTimeoutBeforePayingIsUnknownUntilNotFound() {
        simulator.behave(Behaviour.of(Kind.TIMEOUT_BEFORE_PAYING).forNext(1));
        assertInstanceOf(Unknown.class, hasty.refund(REQUEST));
        assertEquals(new NotFound(), gateway.find(REQUEST));
        assertEquals(0, timesSent());
        assertEquals(new Done("gw-1"), gateway.refund(REQUEST));
    }

    @Test
    void aDeclineMovesNothingAndCanBeAskedAgain() {
        simulator.behave(Behaviour.of(Kind.DECLINE).forNext(1));
        assertEquals(new Declined("declined_by_simulator"), gateway.refund(REQUEST));
        assertEquals(new Declined("declined_by_simulator"), gateway.find(REQUEST));
        assertEquals(0, timesSent());
        assertEquals(new Done("gw-1"), gateway.refund(REQUEST));
    }

    @Test
    void pendingStaysPendingUntilSettled() {
        simulator.behave(Behaviour.of(Kind.PENDING));
        assertEquals(new Pending("gw-1"), gateway.refund(REQUEST));
        assertEquals(new Pending("gw-1"), gateway.refund(REQUEST));
        assertEquals(new Pending("gw-1"), gateway.find(REQUEST));
        assertTrue(simulator.settle(KEY));
        assertEquals(new Done("gw-1"), gateway.find(REQUEST));
        assertEquals(1, timesSent());
    }

    @Test
    void error500IsUnknownWhetherItPaidOrNot() {
        simulator.behave(Behaviour.of(Kind.ERROR_500_AFTER_PAYING).forKeys("*~1-2"));
        assertEquals(new Unknown("the gateway answered 500"), gateway.refund(REQUEST));
        assertEquals(new Done("gw-1"), gateway.find(REQUEST));

        simulator.behave(Behaviour.of(Kind.ERROR_500));
        assertEquals(new Unknown("the gateway answered 500"), gateway.find(REQUEST));
    }

    @Test
    void aClosedConnectionIsUnknown() {
        simulator.behave(Behaviour.of(Kind.DOWN));
        assertInstanceOf(Unknown.class, gateway.refund(REQUEST));
        assertInstanceOf(Unknown.class, gateway.find(REQUEST));
        assertEquals(0, timesSent());
    }

    @Test
    void aGatewayThatIsNotThereIsUnknown() {
        simulator.close();
        assertInstanceOf(Unknown.class, gateway.refund(REQUEST));
        assertInstanceOf(Unknown.class, gateway.find(REQUEST));
    }

    @Test
    void aWrongTokenIsUnknown() {
        var stranger = new HttpPaymentGateway(simulator.uri(), Secret.fixed("other"), GatewayTerms.DEFAULT);
        assertEquals(new Unknown("the gateway answered 401"), stranger.refund(REQUEST));
        assertEquals(new Unknown("the gateway answered 401"), stranger.find(REQUEST));
    }

    @Test
    void aKeyWithAnotherAmountOrOrderIsDeclinedAndNoticed() {
        gateway.refund(REQUEST);
        assertEquals(
                new Declined("key_conflict"), gateway.refund(new RefundRequest(KEY, "O-1", Money.parse("CNY 12.35"))));
        assertEquals(new Declined("key_conflict"), gateway.refund(new RefundRequest(KEY, "O-2", REQUEST.amount())));
        assertEquals(2, simulator.anomalies().size());
        assertEquals(1, timesSent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not HTTP at all\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"status\":\"done\",\"reference\":\"gw-1\"}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
                "HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            })
    void bytesThatAreNoAnswerAreUnknown(String bytes) throws IOException {
        try (var raw = new RawGateway(bytes, true)) {
            assertInstanceOf(Unknown.class, patient(raw.uri()).refund(REQUEST));
            assertInstanceOf(Unknown.class, patient(raw.uri()).find(REQUEST));
        }
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws IOException {
        String half = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"status\":";
        try (var raw = new RawGateway(half, false)) {
            var slow = new HttpPaymentGateway(raw.uri(), Secret.fixed("token"), GatewayTerms.DEFAULT, GENEROUS, SHORT);
            assertEquals(new Unknown("no answer within PT0.25S"), slow.refund(REQUEST));
        }
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() throws IOException {
        String long200 = "HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n{\"status\":\"done\",\"reference\":\"gw-1\"}"
                + " ".repeat(20_000 - 36);
        try (var raw = new RawGateway(long200, false)) {
            assertInstanceOf(Unknown.class, patient(raw.uri()).refund(REQUEST));
        }
    }

    @Test
    void everyCallCarriesTheTokenAndARefundTheKeyAndOnlyOneIsMade() throws IOException {
        try (var raw = new RawGateway("", true)) {
            patient(raw.uri()).refund(REQUEST);
            assertEquals(1, raw.requests().size());
            String head = raw.requests().getFirst();
            assertTrue(head.startsWith("POST /refunds HTTP/1.1\r\n"), head);
            assertTrue(head.contains("\r\nIdempotency-Key: " + KEY + "\r\n"), head);
            assertTrue(head.contains("\r\nAuthorization: Bearer token\r\n"), head);
        }
    }

    @Test
    void anInterruptedCallIsUnknownAndLeavesTheFlag() throws IOException {
        try (var silent = new RawGateway("", false)) {
            Thread.currentThread().interrupt();
            assertInstanceOf(Unknown.class, patient(silent.uri()).refund(REQUEST));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aRequestThatCannotBeSentIsABug() {
        Money amount = REQUEST.amount();
        for (String key : new String[] {"", "a b", "ключ", "a\r\nX: y", "k".repeat(1_601)}) {
            assertThrows(IllegalArgumentException.class, () -> new RefundRequest(key, "O-1", amount));
        }
        assertThrows(IllegalArgumentException.class, () -> new RefundRequest("k", "O-1", amount.minus(amount)));
        assertThrows(IllegalArgumentException.class, () -> new RefundRequest("k", "O-1", amount.negated()));
    }

    @Test
    void theAddressMayEndWithASlashAndMustBeHttp() {
        assertEquals(new NotFound(), patient(URI.create(simulator.uri() + "/")).find(REQUEST));
        assertThrows(IllegalArgumentException.class, () -> patient(URI.create("ftp://gateway")));
        assertThrows(IllegalArgumentException.class, () -> patient(URI.create("gateway")));
    }

    @Test
    void withoutItsTokenNothingIsSentAndNoAttemptMade() {
        SecretSource down = () -> {
            throw new IllegalStateException("no connection");
        };
        var gateway = new HttpPaymentGateway(simulator.uri(), rotated(down), GatewayTerms.DEFAULT);
        assertInstanceOf(NotNow.class, gateway.refund(REQUEST));
        assertEquals(List.of(), simulator.movements());
    }

    @Test
    void afterATokenThatIsNoLongerTakenTheNextCallHasTheLatest() {
        var versions = new ArrayDeque<>(List.of("old", "token"));
        var clock = new MovableClock(Instant.parse("2026-03-02T04:00:00Z"));
        var secret = new RotatedSecret(
                "makegood/token",
                () -> new SecretSource.Versions(versions.remove(), clock.instant(), Optional.empty()),
                clock,
                Duration.ofHours(1));
        var gateway = new HttpPaymentGateway(simulator.uri(), secret, GatewayTerms.DEFAULT);
        assertInstanceOf(Unknown.class, gateway.find(REQUEST));
        clock.advance(Duration.ofSeconds(1));
        assertInstanceOf(Unknown.class, gateway.find(REQUEST));
        assertEquals(new NotFound(), gateway.find(REQUEST));
    }

    private static Secret rotated(SecretSource source) {
        return new RotatedSecret("makegood/token", source, Clock.systemUTC(), Duration.ofHours(1));
    }
}
