package dev.makegood.oncall;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.shop.ScriptedGateway;
import java.util.Optional;
import java.util.function.Supplier;

/** Is a payment gateway that can be told to decline or to be away. */
final class MoodyGateway implements PaymentGateway {
    final ScriptedGateway books = new ScriptedGateway();
    private Supplier<GatewayOutcome> mood;

    void declines() {
        mood = () -> new GatewayOutcome.Declined("account closed");
    }

    void isAway() {
        mood = () -> new GatewayOutcome.Unknown("timed out");
    }

    void lacksBalance() {
        mood = () -> new GatewayOutcome.NoBalance("0.00 left");
    }

    void pays() {
        mood = null;
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        return mood == null ? books.refund(request) : mood.get();
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        return mood == null ? books.find(request) : mood.get();
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return books.terms(payment);
    }
}
