package dev.makegood.refund;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Repayment;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Tranche;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds the payment of a refund to the facts of its case, if its version lets something accrue until then. */
public final class RepaidFacts {
    private final Policies policies;

    public RepaidFacts(Database database) {
        policies = new Policies(database);
    }

    /**
     * Returns the case with the payment, unchanged if its version lets nothing accrue.
     *
     * @param paid the refund as paid
     */
    public Case of(Case c, Refund paid) {
        PolicyVersion policy = policies.get(c.policy());
        boolean accrues = policy.compensation().accrual().isPresent();
        return accrues && paid.split().cash().isPositive() ? c.with(repaid(c.tranches(), paid, policy)) : c;
    }

    /** The units of a refund all belong to one tranche. */
    private static List<Tranche> repaid(List<Tranche> before, Refund paid, PolicyVersion policy) {
        var tranches = new ArrayList<Tranche>();
        int unit = paid.refundId().fromUnit();
        int last = 0;
        for (Tranche tranche : before) {
            int first = last + 1;
            last += tranche.units();
            tranches.add(first <= unit && unit <= last ? tranche.repaid(repayment(tranche, paid, policy)) : tranche);
        }
        return List.copyOf(tranches);
    }

    private static Repayment repayment(Tranche tranche, Refund paid, PolicyVersion policy) {
        return new Repayment(
                paid.split().cash(),
                Optional.of(established(tranche.knownAt(), paid, policy)),
                Optional.of(paid.due().deadline()),
                paid.history().paidBefore(),
                paidAt(paid.state()));
    }

    /** If the buyer waited for goods, or they were not shipped after all, the time of the refund began when it fell due. */
    private static Instant established(Instant knownAt, Refund paid, PolicyVersion policy) {
        boolean fromTheStart = policy.refundBy(knownAt).equals(paid.history().firstDeadline());
        return fromTheStart ? knownAt : paid.due().dueAt();
    }

    private static Instant paidAt(RefundState state) {
        return switch (state) {
            case RefundState.PaidByHand hand -> hand.payment().paidAt();
            case RefundState.Settled settled -> settled.at();
            case RefundState.Unsettled _, RefundState.Withdrawn _ ->
                throw new IllegalArgumentException("not paid: " + state);
        };
    }
}
