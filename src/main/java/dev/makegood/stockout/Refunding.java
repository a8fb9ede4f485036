package dev.makegood.stockout;

import dev.makegood.order.OrderFunds;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Optional;

/** Gives cases access to their refunds. */
public interface Refunding {
    /**
     * Says what is to be refunded, and when.
     *
     * @param fromUnit the first of the case's short units that it refunds, from 1
     * @param toUnit the last one
     * @param split cash and amounts to coupons
     * @param due the earliest instant of the refund
     * @param deadline when it must be settled
     * @param act what strands them and may be looked at twice
     */
    record Plan(
            CaseId caseId,
            int fromUnit,
            int toUnit,
            OrderFunds.Split split,
            Instant due,
            Instant deadline,
            Optional<OfAct> act) {}

    /** Schedules the refund of units, in the transaction that makes them short. */
    Write schedule(Plan plan);

    /**
     * Returns a check that one of the case's refunds is not settled, so that its settlement is still to come; empty if
     * all are settled.
     */
    Optional<Write> whileUnsettled(CaseId caseId);
}
