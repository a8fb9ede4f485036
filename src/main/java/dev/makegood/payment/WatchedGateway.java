package dev.makegood.payment;

import java.util.Optional;

/**
 * Reports when a gateway does not do what it is asked: it declines, is busy, lacks money, or gives no clear answer.
 */
public final class WatchedGateway implements PaymentGateway {
    private final PaymentGateway gateway;
    private final Report report;

    /** Receives problems, from several threads. */
    public interface Report {
        /** Receives the key and the problem of a call. */
        void trouble(String key, String what);

        /** Receives the key of a refund for which the balance at the provider is too low. */
        void noBalance(String key);
    }

    public WatchedGateway(PaymentGateway gateway, Report report) {
        this.gateway = gateway;
        this.report = report;
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        return watched(request.key(), gateway.refund(request));
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        return watched(request.key(), gateway.find(request));
    }

    @Override
    public GatewayTerms terms(Optional<OrderPayment> payment) {
        return gateway.terms(payment);
    }

    private GatewayOutcome watched(String key, GatewayOutcome outcome) {
        if (outcome instanceof GatewayOutcome.NoBalance) {
            report.noBalance(key);
        }
        trouble(outcome).ifPresent(trouble -> report.trouble(key, trouble));
        return outcome;
    }

    private static Optional<String> trouble(GatewayOutcome outcome) {
        return switch (outcome) {
            // The gateway's own words are left out, since they may name people; the refund has them. Reasons of unknown
            // and held ones are ours.
            case GatewayOutcome.Declined _ -> Optional.of("declined");
            case GatewayOutcome.NotNow _ -> Optional.of("not now");
            case GatewayOutcome.Held held -> Optional.of("held: " + held.reason());
            case GatewayOutcome.Unknown unknown -> Optional.of("unknown: " + unknown.reason());
            case GatewayOutcome.Done _,
                    GatewayOutcome.Pending _,
                    GatewayOutcome.Returned _,
                    GatewayOutcome.NoBalance _,
                    GatewayOutcome.Forbidden _,
                    GatewayOutcome.NotFound _ -> Optional.empty();
        };
    }
}
