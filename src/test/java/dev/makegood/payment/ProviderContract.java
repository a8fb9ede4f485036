package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.NoBalance;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Pending;
import dev.makegood.payment.GatewayOutcome.Returned;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Verifies what every provider's gateway owes the sweep, whatever the provider does. A provider's test extends this with
 * a stand-in that keeps its own books.
 */
public abstract class ProviderContract {
    /** Long enough for any call on a busy machine. */
    protected static final Duration PATIENT = Duration.ofSeconds(20);

    /** Signs the provider's webhook. */
    protected static final Secret SECRET = Secret.fixed("the secret of the provider's webhook");

    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    private static final Duration HASTY = Duration.ofMillis(500);

    /** Selects what the stand-in does with the next refund that is sent. */
    public enum Fault {
        PAYS_AND_IS_SILENT,
        IS_SILENT,
        DROPS_THE_CONNECTION,
        PAYS_AND_FAILS,
        FAILS,
        DECLINES,
        THROTTLES,
        LACKS_BALANCE,
        PENDS
    }

    private static final String KEY = "O-1~L-1~stockout~1-1";

    /** Returns the gateway, which waits at most this long for the answer to a refund that it sent. */
    protected abstract PaymentGateway gateway(Duration limit);

    /** Returns a gateway whose provider answers everything with another refund. */
    protected abstract PaymentGateway confused() throws Exception;

    /** Returns a payment of 100 or more that the stand-in knows. */
    protected abstract OrderPayment payment();

    protected abstract void next(Fault fault);

    /** Returns how often the stand-in moved money for the request, by its own books. */
    protected abstract long moved(RefundRequest request);

    /** Pays a refund that is pending. */
    protected abstract void settle(RefundRequest request);

    /** Takes back a refund that was paid. */
    protected abstract void comeBack(RefundRequest request);

    /** Forgets the keys of requests, as some providers do after a day. Does nothing if the provider promises not to. */
    protected abstract void forgetKeys();

    /** Returns the provider's webhook, whose secret is {@link #SECRET}. */
    protected abstract ProviderWebhook webhook();

    /**
     * Returns the headers in which the provider signs a call, by their names in lower case.
     *
     * @param genuine false to sign with a key that is not the provider's
     */
    protected abstract Map<String, String> signed(String body, Instant at, boolean genuine);

    /** Returns the headers of a provider that signs as we do. */
    protected static Map<String, String> signed(String header, String body, Instant at, boolean genuine) {
        Secret secret = genuine ? SECRET : Secret.fixed("another secret");
        return Map.of(header, new WebhookSignature(secret).sign(body.getBytes(StandardCharsets.UTF_8), at));
    }

    /** Returns what the address names at which the provider calls about the request; empty if it is always the same. */
    protected Optional<String> address(RefundRequest request) {
        return Optional.empty();
    }

    /** Returns the body with which the provider says that a refund was paid, or that it came back. */
    protected abstract String event(RefundRequest request, boolean paid);

    protected final RefundRequest request(String key) {
        Money amount = Money.of(payment().total().getCurrencyUnit(), 12);
        return new RefundRequest(key, "O-1", amount, Optional.of(payment()));
    }

    private PaymentGateway gateway() {
        return gateway(PATIENT);
    }

    /** Does what the sweep does with a refund that the provider may know. */
    private GatewayOutcome askThenSend(RefundRequest request) {
        GatewayOutcome found = gateway().find(request);
        return found instanceof NotFound ? gateway().refund(request) : found;
    }

    @Test
    void paysOnceHoweverOftenItIsSent() {
        RefundRequest request = request(KEY);
        assertEquals(new NotFound(), gateway().find(request));
        var first = assertInstanceOf(Done.class, gateway().refund(request));
        assertEquals(first, gateway().refund(request));
        assertEquals(first, gateway().find(request));
        assertEquals(1, moved(request));
    }

    @Test
    void eachRefundOfAPaymentIsPaid() {
        for (String key : new String[] {KEY, KEY + "~2", "O-1~L-2~stockout~1-1"}) {
            assertInstanceOf(Done.class, askThenSend(request(key)));
            assertEquals(1, moved(request(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAYS_AND_IS_SILENT", "IS_SILENT", "DROPS_THE_CONNECTION", "PAYS_AND_FAILS"})
    void paysOnceWhenAnAnswerIsLostEvenIfTheKeyIsForgotten(Fault loss) {
        RefundRequest request = request(KEY);
        next(loss);
        assertInstanceOf(Unknown.class, gateway(HASTY).refund(request));
        forgetKeys();
        assertInstanceOf(Done.class, gateway().refund(request));
        assertInstanceOf(Done.class, askThenSend(request));
        assertEquals(1, moved(request));
    }

    @Test
    void paysOnceAfterAFailureOfTheProvider() {
        RefundRequest request = request(KEY);
        next(Fault.FAILS);
        assertInstanceOf(Unknown.class, gateway().refund(request));
        assertEquals(0, moved(request));
        forgetKeys();
        assertInstanceOf(Done.class, askThenSend(request));
        assertEquals(1, moved(request));
    }

    @Test
    void paysOnceWhenWorkersSendItAtOnce() throws Exception {
        RefundRequest request = request(KEY);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<GatewayOutcome>>();
            for (int worker = 0; worker < 6; worker++) {
                sent.add(workers.submit(
                        (Callable<GatewayOutcome>) () -> gateway().refund(request)));
            }
            for (Future<GatewayOutcome> one : sent) {
                one.get();
            }
        }
        assertInstanceOf(Done.class, askThenSend(request));
        assertEquals(1, moved(request));
    }

    @Test
    void pendsUntilItIsPaid() {
        RefundRequest request = request(KEY);
        next(Fault.PENDS);
        assertInstanceOf(Pending.class, gateway().refund(request));
        forgetKeys();
        assertInstanceOf(Pending.class, gateway().refund(request));
        assertInstanceOf(Pending.class, gateway().find(request));
        settle(request);
        assertInstanceOf(Done.class, gateway().find(request));
        assertEquals(1, moved(request));
    }

    @Test
    void whatCameBackAfterSuccessIsNeverSentAgainAndThePaymentAfterItIs() {
        RefundRequest request = request(KEY);
        assertInstanceOf(Done.class, gateway().refund(request));
        comeBack(request);
        forgetKeys();
        assertInstanceOf(Returned.class, gateway().find(request));
        assertInstanceOf(Returned.class, askThenSend(request));
        assertEquals(1, moved(request));
        RefundRequest again = request(KEY + "~2");
        assertInstanceOf(Done.class, askThenSend(again));
        assertEquals(1, moved(again));
    }

    @Test
    void aDeclineMovesNothing() {
        RefundRequest request = request(KEY);
        next(Fault.DECLINES);
        var declined = assertInstanceOf(Declined.class, gateway().refund(request));
        assertTrue(!declined.reason().isBlank());
        assertEquals(0, moved(request));
    }

    @Test
    void aProviderThatIsBusyIsAskedLater() {
        RefundRequest request = request(KEY);
        next(Fault.THROTTLES);
        assertInstanceOf(NotNow.class, gateway().refund(request));
        assertEquals(0, moved(request));
        assertInstanceOf(Done.class, askThenSend(request));
        assertEquals(1, moved(request));
    }

    @Test
    void whatLacksBalanceIsPaidOnceTheBalanceIsFilled() {
        RefundRequest request = request(KEY);
        next(Fault.LACKS_BALANCE);
        assertInstanceOf(NoBalance.class, gateway().refund(request));
        assertEquals(0, moved(request));
        assertInstanceOf(Done.class, askThenSend(request));
        assertEquals(1, moved(request));
    }

    @Test
    void anAnswerAboutAnotherRefundIsNotBelieved() throws Exception {
        assertInstanceOf(Unknown.class, confused().refund(request(KEY)));
        assertInstanceOf(Unknown.class, confused().find(request(KEY)));
    }

    private ProviderWebhook.Read read(String body, Map<String, String> headers) {
        return webhook()
                .read(
                        new ProviderWebhook.Call(
                                name -> Optional.ofNullable(headers.get(name)),
                                address(request(KEY)),
                                body.getBytes(StandardCharsets.UTF_8)),
                        NOW);
    }

    private GatewayEvent called(boolean paid) {
        String body = event(request(KEY), paid);
        return assertInstanceOf(ProviderWebhook.Read.Event.class, read(body, signed(body, NOW, true)))
                .event();
    }

    @Test
    void whatItsWebhookSaysIsOurKeyAndAmountEachTimeItCallsAndInAnyOrder() {
        GatewayEvent back = called(false);
        GatewayEvent paid = called(true);
        assertEquals(back, called(false));
        assertEquals(paid, called(true));
        for (GatewayEvent event : new GatewayEvent[] {back, paid}) {
            assertEquals(KEY, event.key());
            assertEquals(request(KEY).amount(), event.amount());
        }
        assertInstanceOf(Returned.class, back.outcome());
        assertInstanceOf(Done.class, paid.outcome());
    }

    @Test
    void aCallThatTheProviderDidNotSignIsNotRead() {
        String body = event(request(KEY), true);
        Map<String, String> good = signed(body, NOW, true);
        var spoilt = new HashMap<>(good);
        spoilt.replaceAll((_, _) -> "t=1,v1=00");
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body, Map.of()));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body, spoilt));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body + " ", good));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read("no JSON", good));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body, signed(body, NOW, false)));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body, signed(body, NOW.minusSeconds(301), true)));
        assertInstanceOf(ProviderWebhook.Read.Malformed.class, read("no JSON", signed("no JSON", NOW, true)));
    }
}
