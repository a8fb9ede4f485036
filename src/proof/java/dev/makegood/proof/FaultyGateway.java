package dev.makegood.proof;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import java.util.Optional;

/** Is the gateway as a process sees it: like the real client it never throws, and a fault is an unknown outcome. */
record FaultyGateway(Process process, PaymentGateway gateway) implements PaymentGateway {
    @Override
    public GatewayOutcome refund(RefundRequest request) {
        return process.remote(
                CallSite.GATEWAY_REFUND, request.key(), () -> gateway.refund(request), FaultyGateway::unknown);
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        return process.remote(
                CallSite.GATEWAY_FIND, request.key(), () -> gateway.find(request), FaultyGateway::unknown);
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return gateway.terms(payment);
    }

    private static GatewayOutcome unknown(Fault fault) {
        return new GatewayOutcome.Unknown(fault.toString());
    }
}
