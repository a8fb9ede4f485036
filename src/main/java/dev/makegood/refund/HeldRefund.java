package dev.makegood.refund;

import dev.makegood.order.Split;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/** Decides about a refund that a brake on its act may hold back. */
public record HeldRefund(Refund refund) {

    /**
     * Returns true if it was not sent, and nothing has been decided about it or its units. A refund may have no amount
     * from the beginning, because a discount that no longer applies exceeds it.
     */
    public boolean isUntouched() {
        return (refund.heldBy().isPresent()
                        || refund.split().made().isPresent() && refund.state() instanceof RefundState.Withdrawn)
                && refund.choice().isEmpty()
                && refund.excluded().units() == 0;
    }

    /** Returns the refund without its act, due as if no brake had ever held it back. */
    public Refund freed(Instant now) {
        Instant dueAt = refund.due().dueAt();
        Instant at = dueAt.isBefore(now) ? now : dueAt;
        return refund.free(refund.heldBy().isPresent() ? Refund.scheduled(refund.split(), at) : refund.state());
    }

    /** Returns the refund withdrawn, because its units will be shipped. */
    public Refund takenBack(Instant at) {
        Money nothing = Money.zero(refund.split().cash().getCurrencyUnit());
        return refund.with(new Split(nothing, List.of())).with(new RefundState.Withdrawn(at));
    }
}
