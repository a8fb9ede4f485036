package dev.makegood.stockout;

import dev.makegood.order.Split;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Optional;

/** Gives cases access to their refunds. */
public interface Refunding {
    /**
     * Describes a refund to schedule.
     *
     * @param fromUnit the first of the case's short units to refund, from 1
     * @param toUnit the last one
     * @param split cash and amounts to coupons
     * @param due the earliest instant of the refund
     * @param deadline when it must be settled
     * @param act the act that strands them, if a brake may hold it back
     */
    record Plan(
            CaseId caseId, int fromUnit, int toUnit, Split split, Instant due, Instant deadline, Optional<OfAct> act) {}

    /** Schedules the refund of units, in the transaction that makes them short. */
    Write schedule(Plan plan);

    /** Returns a check that one of the case's refunds is still unsettled; empty if all are settled. */
    Optional<Write> whileUnsettled(CaseId caseId);
}
