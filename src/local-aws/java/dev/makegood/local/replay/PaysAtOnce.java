package dev.makegood.local.replay;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.RefundRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pays each refund at once, and once for each key, into books of its own. */
final class PaysAtOnce implements PaymentGateway {
    private final Map<String, Long> books = new ConcurrentHashMap<>();

    @Override
    public GatewayOutcome refund(RefundRequest request) {
        books.put(request.key(), request.amount().getAmountMinorLong());
        return new GatewayOutcome.Done(request.key());
    }

    @Override
    public GatewayOutcome find(RefundRequest request) {
        return books.containsKey(request.key())
                ? new GatewayOutcome.Done(request.key())
                : new GatewayOutcome.NotFound();
    }

    long paidMinor() {
        return books.values().stream().mapToLong(Long::longValue).sum();
    }
}
