package dev.makegood.payment.http;

import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.Behaviour.Kind;
import dev.makegood.local.gateway.GatewaySimulator;
import dev.makegood.local.gateway.Movement;
import dev.makegood.payment.CallingProviderContract;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.RefundRequest;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs the contract on the simulator. */
class HttpProviderTest extends CallingProviderContract {
    private GatewaySimulator simulator;
    private RawGateway confused;

    @BeforeEach
    void start() throws IOException {
        simulator = new GatewaySimulator(0, "token", Clock.systemUTC(), Optional.empty());
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
        if (confused != null) {
            confused.close();
        }
    }

    private static PaymentGateway at(URI uri, Duration limit) {
        return new HttpPaymentGateway(uri, Secret.fixed("token"), GatewayTerms.DEFAULT, PATIENT, limit);
    }

    @Override
    protected PaymentGateway gateway(Duration limit) {
        return at(simulator.uri(), limit);
    }

    @Override
    protected PaymentGateway confused(Another another) throws IOException {
        String repeated = another == Another.AMOUNT ? "\"amountMinor\":1201" : "\"payment\":{\"reference\":\"pay-2\"}";
        String answer = "{\"status\":\"done\",\"reference\":\"gw-1\",\"key\":\"%s\",%s}".formatted(KEY, repeated);
        confused = new RawGateway(
                "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(answer.length(), answer), true);
        return at(confused.uri(), PATIENT);
    }

    @Override
    protected OrderPayment payment() {
        return new OrderPayment("http", "pay-1", Optional.empty(), Money.parse("CNY 100"));
    }

    @Override
    protected void next(Fault fault) {
        Kind kind = switch (fault) {
            case PAYS_AND_IS_SILENT -> Kind.TIMEOUT_AFTER_PAYING;
            case IS_SILENT -> Kind.TIMEOUT_BEFORE_PAYING;
            case DROPS_THE_CONNECTION -> Kind.DOWN;
            case PAYS_AND_FAILS -> Kind.ERROR_500_AFTER_PAYING;
            case FAILS -> Kind.ERROR_500;
            case DECLINES -> Kind.DECLINE;
            case THROTTLES -> Kind.NOT_NOW;
            case LACKS_BALANCE -> Kind.NO_BALANCE;
            case PENDS -> Kind.PENDING;
        };
        simulator.behave(Behaviour.of(kind).forNext(1));
    }

    @Override
    protected long moved(RefundRequest request) {
        return simulator.movements().stream()
                .filter(movement -> movement.key().equals(request.key()))
                .mapToLong(Movement::timesSent)
                .sum();
    }

    @Override
    protected void settle(RefundRequest request) {
        simulator.settle(request.key());
    }

    @Override
    protected void comeBack(RefundRequest request) {
        simulator.comeBack(request.key(), "account closed");
    }

    /** The protocol says that a gateway remembers a key for ever. */
    @Override
    protected void forgetKeys() {}

    @Override
    protected ProviderWebhook webhook() {
        return new HttpWebhook(SECRET);
    }

    @Override
    protected Map<String, String> signed(String body, Instant at, boolean genuine) {
        return signed(WebhookSignature.HEADER, body, at, genuine);
    }

    @Override
    protected String event(RefundRequest request, boolean paid) {
        return "{\"eventId\":\"ev-1\",\"key\":\"%s\",\"status\":\"%s\",\"reference\":\"gw-1\",\"amountMinor\":%d,\"currency\":\"CNY\"}"
                .formatted(
                        request.key(),
                        paid ? "done" : "returned",
                        request.amount().getAmountMinorLong());
    }
}
