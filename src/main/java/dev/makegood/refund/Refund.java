package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.order.OrderFunds;
import java.time.Instant;
import org.joda.money.Money;

/**
 * The refund of a range of a case's short units.
 *
 * @param split what goes back in cash and what to coupons; fixed when it was scheduled
 * @param dueAt when it is first to be sent
 * @param deadline settled by then, or late
 * @param attempts how often a worker took it up in this round, whatever came of it
 * @param rounds how often an operator let it go on after it was parked
 */
public record Refund(
        RefundId refundId,
        OrderFunds.Split split,
        Instant dueAt,
        Instant deadline,
        int attempts,
        int rounds,
        RefundState state) {

    @JsonIgnore
    public Money total() {
        return split.total();
    }

    Refund with(RefundState next) {
        return new Refund(refundId, split, dueAt, deadline, attempts, rounds, next);
    }

    Refund attempted(RefundState next) {
        return new Refund(refundId, split, dueAt, deadline, attempts + 1, rounds, next);
    }

    Refund resumed(RefundState next) {
        return new Refund(refundId, split, dueAt, deadline, 0, rounds + 1, next);
    }
}
