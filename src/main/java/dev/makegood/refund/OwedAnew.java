package dev.makegood.refund;

import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;

/** Holds the times for paying a refund again after its money came back. */
public final class OwedAnew {
    /** The time for an operator to pay by hand before the refund is sent to the same account again. */
    static final Duration BEFORE_NEXT = Duration.ofHours(1);

    private final Cases cases;
    private final Policies policies;

    public OwedAnew(Database database) {
        cases = new Cases(database);
        policies = new Policies(database);
    }

    /** Returns the deadline of a refund that falls due now, by the policy version of its case. */
    public Instant deadline(Refund refund, Instant now) {
        Case theCase = cases.get(refund.refundId().caseId()).value();
        return policies.get(theCase.policy()).refundBy(now);
    }

    public static RefundState.Returned state(String reason, Instant now) {
        return new RefundState.Returned(now, reason, now.plus(BEFORE_NEXT));
    }
}
