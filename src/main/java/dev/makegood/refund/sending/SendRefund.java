package dev.makegood.refund.sending;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.Refund;
import dev.makegood.storage.Database;
import java.time.Instant;

/** Sends a claimed refund to its provider, unless the provider has it or a limit forbids it. */
final class SendRefund {
    private final PaymentGateway gateway;
    private final ForbiddenRefunds forbidden;

    SendRefund(Database database, PaymentGateway gateway) {
        this.gateway = gateway;
        forbidden = new ForbiddenRefunds(database, gateway);
    }

    /**
     * Returns what the provider says.
     *
     * @param askFirst true if the provider may know of it
     */
    GatewayOutcome outcome(Refund refund, boolean askFirst, Instant now) {
        if (refund.split().cash().isZero()) {
            return new GatewayOutcome.Done("coupons only");
        }
        RefundRequest request = RefundRequests.of(refund);
        if (!askFirst) {
            return send(refund, request, now);
        }
        return switch (gateway.find(request)) {
            case GatewayOutcome.NotFound _ ->
                refund.excluded().twice() > 0
                        ? new GatewayOutcome.Declined("was refunded elsewhere before it was sent again")
                        : send(refund, request, now);
            case GatewayOutcome known -> known;
        };
    }

    private GatewayOutcome send(Refund refund, RefundRequest request, Instant now) {
        return forbidden
                .reason(refund, now)
                .<GatewayOutcome>map(GatewayOutcome.Forbidden::new)
                .orElseGet(() -> gateway.refund(request));
    }
}
