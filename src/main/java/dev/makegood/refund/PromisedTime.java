package dev.makegood.refund;

import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Compares the time of a refund with the time that the policy version of its case promises. */
public final class PromisedTime {
    /**
     * Holds how long a refund took.
     *
     * @param took since its time began: with the stockout, the end of the buyer's wait, or the return of a payment
     * @param kept true if it was paid by its deadline
     */
    public record Taken(Duration took, boolean kept) {}

    private final Cases cases;
    private final Policies policies;

    public PromisedTime(Database database) {
        cases = new Cases(database);
        policies = new Policies(database);
    }

    /**
     * Returns how long each of some paid refunds took.
     *
     * @param unreadable receives each case whose row cannot be read; nothing is returned for its refunds
     */
    public List<Taken> of(Collection<Refund> paid, BiConsumer<CaseId, RuntimeException> unreadable) {
        Set<CaseId> ids =
                paid.stream().map(refund -> refund.refundId().caseId()).collect(Collectors.toSet());
        Map<CaseId, PolicyRef> policyOf = cases.findAll(ids, unreadable).stream()
                .map(Stored::value)
                .collect(Collectors.toMap(Case::id, Case::policy));
        return paid.stream()
                .filter(refund -> policyOf.containsKey(refund.refundId().caseId()))
                .map(refund -> of(refund, policyOf.get(refund.refundId().caseId())))
                .toList();
    }

    private Taken of(Refund refund, PolicyRef policy) {
        Instant paidAt = ((RefundState.Paid) refund.state()).at();
        Instant began = policies.get(policy).refundFrom(refund.due().deadline());
        return new Taken(
                paidAt.isBefore(began) ? Duration.ZERO : Duration.between(began, paidAt),
                !paidAt.isAfter(refund.due().deadline()));
    }
}
