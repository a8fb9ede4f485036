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
import java.time.Duration;
import java.util.ArrayList;
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

    protected static final String KEY = "O-1~L-1~stockout~1-1";

    /** Returns the gateway, which waits at most this long for the answer to a refund that it sent. */
    protected abstract PaymentGateway gateway(Duration limit);

    /** Selects in what the refund differs with which a confused provider answers under our number. */
    public enum Another {
        AMOUNT,
        PAYMENT
    }

    /** Returns a gateway whose provider answers {@code request(KEY)} with another refund under its number. */
    protected abstract PaymentGateway confused(Another another) throws Exception;

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

    protected final RefundRequest request(String key) {
        Money amount = Money.of(payment().total().getCurrencyUnit(), 12);
        return new RefundRequest(key, "O-1", amount, Optional.of(payment()));
    }

    protected final PaymentGateway gateway() {
        return gateway(PATIENT);
    }

    /** Does what the sweep does with a refund that the provider may know. */
    protected final GatewayOutcome askThenSend(RefundRequest request) {
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
    protected void pendsUntilItIsPaid() {
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
    protected void whatCameBackAfterSuccessIsNeverSentAgainAndThePaymentAfterItIs() {
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

    @ParameterizedTest
    @EnumSource
    void anAnswerAboutAnotherRefundIsNotBelieved(Another another) throws Exception {
        PaymentGateway confused = confused(another);
        assertInstanceOf(Unknown.class, confused.refund(request(KEY)));
        assertInstanceOf(Unknown.class, confused.find(request(KEY)));
    }
}
