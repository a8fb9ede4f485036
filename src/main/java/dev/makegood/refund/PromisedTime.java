package dev.makegood.refund;

import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;

/** Compares the time of a refund with the time that the policy version of its case promises. */
public final class PromisedTime {
    /**
     * Holds how long a refund took.
     *
     * @param took since its hours began: with the stockout, the end of the buyer's wait, or the return of a payment
     * @param kept true if it was paid by its deadline
     */
    public record Taken(Duration took, boolean kept) {}

    private final Cases cases;
    private final Policies policies;

    public PromisedTime(Database database) {
        cases = new Cases(database);
        policies = new Policies(database);
    }

    /** Returns how long a refund took, if it is paid now. */
    public Taken of(Refund refund) {
        Instant paidAt = ((RefundState.Paid) refund.state()).at();
        Case theCase = cases.get(refund.refundId().caseId()).value();
        var hours = policies.get(theCase.policy()).refund().withinHours();
        Instant began = refund.due().deadline().minus(Duration.ofHours(hours));
        return new Taken(
                paidAt.isBefore(began) ? Duration.ZERO : Duration.between(began, paidAt),
                !paidAt.isAfter(refund.due().deadline()));
    }
}
