package dev.makegood.refund;

import dev.makegood.order.OrderFunds;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/** Decides about a refund that may have to wait until what stranded its units was looked at. */
public record HeldRefund(Refund refund) {

    /** Returns true if it was not sent, and nobody has decided anything about it or about its units. */
    public boolean isUntouched() {
        return refund.heldBy().isPresent()
                && refund.choice().isEmpty()
                && refund.excluded().units() == 0;
    }

    /** Returns the refund with nothing that may hold it back, due as if that had never held it back. */
    public Refund freed(Instant now) {
        Instant dueAt = refund.due().dueAt();
        Instant at = dueAt.isBefore(now) ? now : dueAt;
        return refund.free(refund.heldBy().isPresent() ? Refund.scheduled(refund.split(), at) : refund.state());
    }

    /** Returns the refund withdrawn, because its units are to be shipped. */
    public Refund takenBack(Instant at) {
        Money nothing = Money.zero(refund.split().cash().getCurrencyUnit());
        return refund.with(new OrderFunds.Split(nothing, List.of())).with(new RefundState.Withdrawn(at));
    }
}
