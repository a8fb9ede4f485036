package dev.makegood.refund;

import dev.makegood.order.OrderPayments;
import dev.makegood.order.Split;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Divides a refund into one transfer for each payment that it draws on. From then on each transfer is a refund of its
 * own; units and coupons stay with the first.
 *
 * @param shares at least one
 */
public record DrawnRefund(Refund refund, List<OrderPayments.Share> shares) {
    /** Returns the first transfer, in place of the refund. */
    public Refund first() {
        return refund.with(refund.split().drawn(shares.getFirst()));
    }

    /** Returns the other transfers, to be sent from {@code now} on. */
    public List<Refund> others(Instant now) {
        return IntStream.range(1, shares.size())
                .mapToObj(index -> transfer(index + 1, shares.get(index), now))
                .toList();
    }

    private Refund transfer(int number, OrderPayments.Share share, Instant now) {
        RefundId id = refund.refundId();
        return new Refund(
                new RefundId(id.caseId(), id.fromUnit(), id.toUnit(), number),
                Split.of(share),
                refund.due(),
                0,
                Tries.NONE,
                Payments.NONE,
                new RefundState.Scheduled(now),
                refund.choice(),
                Optional.empty(),
                Excluded.NONE);
    }
}
