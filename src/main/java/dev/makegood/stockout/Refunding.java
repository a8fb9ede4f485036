package dev.makegood.stockout;

import dev.makegood.order.OrderFunds;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Optional;

/** The refunds of a case, as far as cases have to do with them. */
public interface Refunding {
    /**
     * Schedules, in the transaction that makes units short, the refund of these units.
     *
     * @param fromUnit the first of the case's short units that it refunds, from 1
     * @param toUnit the last one
     * @param split what goes back in cash and what to coupons
     * @param due not before
     * @param deadline to be settled by
     */
    Write schedule(CaseId caseId, int fromUnit, int toUnit, OrderFunds.Split split, Instant due, Instant deadline);

    /** A guard that one of its refunds is not settled yet, so that its settlement is still to come; empty if all are. */
    Optional<Write> whileUnsettled(CaseId caseId);
}
