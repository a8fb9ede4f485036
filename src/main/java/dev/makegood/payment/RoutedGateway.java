package dev.makegood.payment;

import java.util.Map;
import java.util.Optional;

/**
 * Gives each refund to the provider through which its order was paid, or to the stack's first provider if the order did
 * not say.
 * <p>A refund of a provider that the stack no longer has is neither sent nor lost: it is tried again and reported, and
 * parked in the end, so that a person can pay it by hand.
 */
public final class RoutedGateway implements PaymentGateway {
    private final String first;
    private final Map<String, PaymentGateway> gateways;

    /** @param gateways by the ids of {@code providers} */
    public RoutedGateway(Providers providers, Map<String, PaymentGateway> gateways) {
        this.first = providers.first();
        this.gateways = Map.copyOf(gateways);
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        return of(request.payment())
                .map(gateway -> gateway.refund(request))
                .orElseGet(() -> new GatewayOutcome.Declined(missing(request)));
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        return of(request.payment())
                .map(gateway -> gateway.find(request))
                .orElseGet(() -> new GatewayOutcome.Unknown(missing(request)));
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return of(payment).map(gateway -> gateway.terms(payment)).orElse(GatewayTerms.DEFAULT);
    }

    private Optional<PaymentGateway> of(Optional<OrderPayment> payment) {
        return Optional.ofNullable(gateways.get(id(payment)));
    }

    private String missing(RefundRequest request) {
        return "the payment provider " + id(request.payment()) + " is not configured";
    }

    private String id(Optional<OrderPayment> payment) {
        return payment.map(OrderPayment::provider).orElse(first);
    }
}
