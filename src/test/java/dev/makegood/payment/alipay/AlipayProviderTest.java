package dev.makegood.payment.alipay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderContract;
import dev.makegood.payment.RefundRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the contract on a stand-in for Alipay, which pays at once, and does not call. */
class AlipayProviderTest extends ProviderContract {
    private static final String TRADE = "2026113022001400000000000001";

    private FakeAlipay alipay;
    private FakeAlipay another;

    @BeforeEach
    void start() throws IOException {
        alipay = new FakeAlipay();
        alipay.paid(TRADE, "100.00");
        another = new FakeAlipay();
    }

    @AfterEach
    void stop() {
        alipay.close();
        another.close();
    }

    private static PaymentGateway at(FakeAlipay fake, Duration limit) {
        return new AlipayGateway(fake.uri(), AlipayKeys.app(), AlipayKeys.key(), Clock.systemUTC(), PATIENT, limit);
    }

    @Override
    protected PaymentGateway gateway(Duration limit) {
        return at(alipay, limit);
    }

    @Override
    protected PaymentGateway confused(Another other) {
        boolean amount = other == Another.AMOUNT;
        another.paid(TRADE, "100.00");
        another.add(amount ? TRADE : TRADE + "1", request(KEY).number(), amount ? "12.01" : "12.00");
        return at(another, PATIENT);
    }

    @Override
    protected OrderPayment payment() {
        return new OrderPayment("alipay", TRADE, Optional.empty(), Money.parse("CNY 100"));
    }

    @Override
    protected void next(Fault fault) {
        alipay.next(fault);
    }

    @Override
    protected long moved(RefundRequest request) {
        return alipay.refund(request.number()) == null ? 0 : 1;
    }

    @Override
    protected void settle(RefundRequest request) {
        throw new AssertionError("Alipay pays at once");
    }

    @Override
    protected void comeBack(RefundRequest request) {
        throw new AssertionError("Alipay pays to the buyer's account at Alipay if a bank takes no money");
    }

    /** Alipay forgets no number. */
    @Override
    protected void forgetKeys() {}

    /** A call that moved nothing, of which Alipay knows nothing, is unknown, and sent again under the same number. */
    @Test
    @Override
    protected void pendsUntilItIsPaid() {
        RefundRequest request = request(KEY);
        next(Fault.PENDS);
        assertInstanceOf(Unknown.class, gateway().refund(request));
        assertEquals(new NotFound(), gateway().find(request));
        assertInstanceOf(Done.class, askThenSend(request));
        assertEquals(1, moved(request));
    }

    /** No refund comes back. The next one of the same payment is paid beside it. */
    @Test
    @Override
    protected void whatCameBackAfterSuccessIsNeverSentAgainAndThePaymentAfterItIs() {
        assertInstanceOf(Done.class, gateway().refund(request(KEY)));
        assertInstanceOf(Done.class, askThenSend(request(KEY + "~2")));
        assertEquals(1, moved(request(KEY)));
        assertEquals(1, moved(request(KEY + "~2")));
    }
}
