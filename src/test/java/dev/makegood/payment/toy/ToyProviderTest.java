package dev.makegood.payment.toy;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.CallingProviderContract;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.payment.RoutedGateway;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.secret.Secret;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the contract on a provider of a few lines, whose stand-in is here. */
class ToyProviderTest extends CallingProviderContract {
    private final Map<String, String> books = new ConcurrentHashMap<>();
    private final Map<String, Integer> moved = new ConcurrentHashMap<>();
    private final AtomicReference<Fault> fault = new AtomicReference<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/refunds/", this::serve);
        server.createContext("/AMOUNT/", exchange -> answer(exchange, 200, body(KEY, "toy-1", 1_201, "paid")));
        server.createContext("/PAYMENT/", exchange -> answer(exchange, 200, body(KEY, "toy-2", 1_200, "paid")));
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private static String body(String key, String payment, long minor, String state) {
        return "{\"key\":\"%s\",\"payment\":\"%s\",\"minor\":%d,\"currency\":\"CNY\",\"state\":\"%s\"}"
                .formatted(key, payment, minor, state);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String number = exchange.getRequestURI().getPath().substring("/refunds/".length());
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("GET")) {
            String known = books.get(number);
            answer(exchange, known == null ? 404 : 200, known == null ? "{}" : known);
            return;
        }
        switch (fault.getAndSet(null)) {
            case PAYS_AND_IS_SILENT -> {
                pay(number, asked, "paid");
                beSilent();
            }
            case IS_SILENT -> beSilent();
            case DROPS_THE_CONNECTION -> exchange.close();
            case PAYS_AND_FAILS -> {
                pay(number, asked, "paid");
                answer(exchange, 500, "{}");
            }
            case FAILS -> answer(exchange, 500, "{}");
            case DECLINES -> answer(exchange, 200, with(asked, "refused"));
            case LACKS_BALANCE -> answer(exchange, 200, with(asked, "empty"));
            case THROTTLES -> answer(exchange, 429, "{}");
            case PENDS -> answer(exchange, 200, pay(number, asked, "underway"));
            case null -> answer(exchange, 200, pay(number, asked, "paid"));
        }
    }

    private void beSilent() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String with(String asked, String state) {
        return asked.replaceFirst("}$", ",\"state\":\"" + state + "\"}");
    }

    private String pay(String number, String asked, String state) {
        return books.computeIfAbsent(number, _ -> {
            moved.merge(number, 1, Integer::sum);
            return with(asked, state);
        });
    }

    private ToyProvider at(String path, Duration limit) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new ToyProvider(uri, Secret.fixed("token"), SECRET, limit);
    }

    @Override
    protected PaymentGateway gateway(Duration limit) {
        return at("", limit);
    }

    @Override
    protected PaymentGateway confused(Another another) {
        return at("/" + another, PATIENT);
    }

    @Override
    protected OrderPayment payment() {
        return new OrderPayment("toy", "toy-1", Optional.empty(), Money.parse("CNY 100"));
    }

    @Override
    protected void next(Fault next) {
        fault.set(next);
    }

    @Override
    protected long moved(RefundRequest request) {
        return moved.getOrDefault(request.number(), 0);
    }

    private void becomes(RefundRequest request, String state) {
        books.put(
                request.number(), body(request.key(), "toy-1", request.amount().getAmountMinorLong(), state));
    }

    @Override
    protected void settle(RefundRequest request) {
        becomes(request, "paid");
    }

    @Override
    protected void comeBack(RefundRequest request) {
        becomes(request, "back");
    }

    /** It remembers a number for ever. */
    @Override
    protected void forgetKeys() {}

    @Override
    protected ProviderWebhook webhook() {
        return at("", PATIENT);
    }

    @Override
    protected Map<String, String> signed(String body, Instant at, boolean genuine) {
        return signed("toy-signature", body, at, genuine);
    }

    @Override
    protected String event(RefundRequest request, boolean paid) {
        return body(request.key(), "toy-1", request.amount().getAmountMinorLong(), paid ? "paid" : "back")
                .replaceFirst("}$", ",\"id\":\"e-1\"}");
    }

    @Test
    void theSweepRefundsAnOrderThatWasPaidThroughItOnce() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        var lines = List.of(line("1", "M1", "S1", 1, 5_000));
        shop.report(new PaidOrder("O1", "pinduoduo", BUYER, CNY, START, lines, List.of(payment())));
        shop.admit("O1", "1", OptionalInt.empty());
        var gateway = new RoutedGateway(
                new Providers(List.of(Providers.HTTP)),
                Map.of(Providers.HTTP, new ScriptedGateway(), "toy", gateway(PATIENT)));
        var sweep =
                new SweepRefunds(database, gateway, shop.clock, (id, fault) -> shop.failures.add(id + ": " + fault));
        next(Fault.PAYS_AND_FAILS);
        sweep.runOnce(80);
        shop.clock.advance(Duration.ofHours(1));
        sweep.runOnce(80);
        Refund refund = new Refunds(database).ofCase(caseId("O1", "1")).getFirst();
        assertInstanceOf(RefundState.Settled.class, refund.state());
        assertEquals(Map.of(RefundRequest.number(refund.key().toString()), 1), moved);
        assertEquals(List.of(), shop.failures);
        shop.reconcile();
    }
}
