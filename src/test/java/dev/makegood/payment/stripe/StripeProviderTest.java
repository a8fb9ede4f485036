package dev.makegood.payment.stripe;

import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs the contract on a stand-in for Stripe. */
class StripeProviderTest extends StripeContract {
    private FakeStripe stripe;
    private FakeStripe another;

    @BeforeEach
    void start() throws IOException {
        stripe = new FakeStripe();
        stripe.paid("pi_1", "cny", 10_000);
        another = new FakeStripe();
    }

    @AfterEach
    void stop() {
        stripe.close();
        another.close();
    }

    private static PaymentGateway at(FakeStripe stripe, Duration limit) {
        return new StripeGateway(stripe.uri(), Secret.fixed(FakeStripe.KEY), PATIENT, limit);
    }

    @Override
    protected PaymentGateway gateway(Duration limit) {
        return at(stripe, limit);
    }

    @Override
    protected PaymentGateway confused(Another other) {
        boolean amount = other == Another.AMOUNT;
        another.paid("pi_1", "cny", 10_000);
        another.add(
                        "pi_1",
                        amount ? 1_201 : 1_200,
                        Map.of("number", request(KEY).number()),
                        "succeeded")
                .put("payment_intent", amount ? "pi_1" : "pi_2");
        another.listEverything();
        return at(another, PATIENT);
    }

    @Override
    protected OrderPayment payment() {
        return new OrderPayment("stripe", "pi_1", Optional.empty(), Money.parse("CNY 100"));
    }

    @Override
    protected void next(Fault fault) {
        stripe.next(fault);
    }

    @Override
    protected long moved(RefundRequest request) {
        return stripe.refunds(request.number()).size();
    }

    @Override
    protected void settle(RefundRequest request) {
        stripe.set(request.number(), "succeeded");
    }

    @Override
    protected void comeBack(RefundRequest request) {
        stripe.set(request.number(), "failed");
    }

    @Override
    protected void forgetKeys() {
        stripe.forgetKeys();
    }
}
