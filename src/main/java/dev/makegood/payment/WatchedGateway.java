package dev.makegood.payment;

import java.util.Optional;
import java.util.function.BiConsumer;

/** Reports when a gateway does not do what it is asked: it declines, has no time, or leaves open what it did. */
public final class WatchedGateway implements PaymentGateway {
    private final PaymentGateway gateway;
    private final BiConsumer<String, String> report;

    /** @param report told the key and what went wrong; called by several threads */
    public WatchedGateway(PaymentGateway gateway, BiConsumer<String, String> report) {
        this.gateway = gateway;
        this.report = report;
    }

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        return watched(request.key(), gateway.refund(request));
    }

    @Override
    public GatewayOutcome find(String key) {
        return watched(key, gateway.find(key));
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    private GatewayOutcome watched(String key, GatewayOutcome outcome) {
        trouble(outcome).ifPresent(trouble -> report.accept(key, trouble));
        return outcome;
    }

    private static Optional<String> trouble(GatewayOutcome outcome) {
        return switch (outcome) {
            // The gateway's own words may name people, and are in the refund; those about the unknown are ours.
            case GatewayOutcome.Declined _ -> Optional.of("declined");
            case GatewayOutcome.NotNow _ -> Optional.of("not now");
            case GatewayOutcome.Unknown unknown -> Optional.of("unknown: " + unknown.reason());
            case GatewayOutcome.Done _,
                    GatewayOutcome.Pending _,
                    GatewayOutcome.Returned _,
                    GatewayOutcome.NotFound _ -> Optional.empty();
        };
    }
}
