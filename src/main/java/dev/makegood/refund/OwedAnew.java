package dev.makegood.refund;

import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;

/** Says by when a refund is paid again whose money came back, and from when it is sent. */
public final class OwedAnew {
    /** Gives an operator time to pay by hand, before the refund is sent to the same account again. */
    static final Duration BEFORE_NEXT = Duration.ofHours(1);

    private final Cases cases;
    private final Policies policies;

    public OwedAnew(Database database) {
        cases = new Cases(database);
        policies = new Policies(database);
    }

    /** Returns the instant that a refund which falls due now has as its deadline, by the version of its case. */
    public Instant deadline(Refund refund, Instant now) {
        Case theCase = cases.get(refund.refundId().caseId()).value();
        return policies.get(theCase.policy()).refund().deadline(now);
    }

    public static RefundState.Returned state(String reason, Instant now) {
        return new RefundState.Returned(now, reason, now.plus(BEFORE_NEXT));
    }
}
