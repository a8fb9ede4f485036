package dev.makegood.refund.waiting;

import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.ExcludedUnits;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.RefundsAfter;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Why;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides how goods instead of a refund change the compensation, by the policy version. */
public final class GoodsInstead {
    private final Cases cases;
    private final Refunds refunds;
    private final Policies policies;
    private final Database database;

    public GoodsInstead(Database database) {
        cases = new Cases(database);
        refunds = new Refunds(database);
        policies = new Policies(database);
        this.database = database;
    }

    /**
     * Returns the writes for a refund that changes. A version that owes compensation from the stockout owes it whatever
     * the buyer chooses. A version that owes it on refund owes it for the refunded units, once no refund of the case is
     * still to come.
     *
     * @param changed the refund as changed
     */
    public List<Write> writes(Stored<Case> theCase, Refund changed, Instant at) {
        return writes(theCase, List.of(changed), at);
    }

    /** Returns the writes for refunds that change together. */
    public List<Write> writes(Stored<Case> theCase, List<Refund> changed, Instant at) {
        return owesOnRefund(theCase.value())
                ? awaited(theCase, theCase.value(), changed, Why.GOODS_INSTEAD, at)
                : List.of();
    }

    /**
     * Returns the writes for a paid refund of a case whose facts the payment may change.
     *
     * @param repaid the case with its payment
     */
    public List<Write> paid(Stored<Case> theCase, Case repaid, Refund paid, Instant at) {
        boolean accrues = !repaid.equals(theCase.value());
        if (repaid.compensation() instanceof Compensation.AwaitingRefund) {
            return awaited(theCase, repaid, List.of(paid), accrues ? Why.ACCRUED : Why.GOODS_INSTEAD, at);
        }
        if (accrues) {
            return reassessing(List.of(paid))
                    .reassess(theCase, repaid, Why.ACCRUED, at)
                    .writes();
        }
        // Without this check, a case that begins to wait for this refund meanwhile would wait forever.
        return owesOnRefund(repaid) ? List.of(cases.check(repaid.id(), Optional.of(theCase))) : List.of();
    }

    private List<Write> awaited(Stored<Case> theCase, Case c, List<Refund> changed, Why why, Instant at) {
        List<Refund> all = with(c, changed);
        boolean decided = c.compensation() instanceof Compensation.AwaitingRefund
                && all.stream().noneMatch(Refund::isToCome);
        Case counted = counted(c, all);
        Case next = decided ? counted.with(new Compensation.Owed(at)) : counted;
        // Two refunds of the case that end at once must see each other: the case's row guards both.
        return counted.equals(theCase.value())
                ? List.of(cases.replace(theCase, next))
                : reassessing(changed).reassess(theCase, next, why, at).writes();
    }

    /**
     * Returns the writes for a buyer who gets no goods after all: compensation that was not owed because of them is
     * owed again, once the refund is settled.
     *
     * @param changed the refund as changed
     */
    List<Write> undone(Stored<Case> theCase, Refund changed, Instant at) {
        Case c = theCase.value();
        Case counted = owesOnRefund(c) ? counted(c, with(c, List.of(changed))) : c;
        return counted.equals(c)
                ? List.of()
                : reassessing(List.of(changed))
                        .reassess(theCase, counted, Why.NO_GOODS, at)
                        .writes();
    }

    /** Returns the assessment that counts refunds of this decision as changed, not as stored. */
    private Reassessing reassessing(List<Refund> changed) {
        return new Reassessing(database, new RefundsAfter(refunds, changed));
    }

    private List<Refund> with(Case c, List<Refund> changed) {
        return Stream.concat(
                        refunds.ofCase(c.id()).stream()
                                .filter(other -> changed.stream()
                                        .noneMatch(one -> one.refundId().equals(other.refundId()))),
                        changed.stream())
                .toList();
    }

    /** Returns true if the case's version owes compensation once units are refunded, so that the case may wait for it. */
    public boolean owesOnRefund(Case c) {
        return policies.get(c.policy()).compensation().owedOn() == CompensationRule.OwedOn.REFUNDED;
    }

    /**
     * Returns the case with the units of each tranche that goods made good; the units of a refund all belong to one
     * tranche.
     */
    private static Case counted(Case c, List<Refund> all) {
        var tranches = new ArrayList<Tranche>();
        int from = 1;
        for (Tranche tranche : c.tranches()) {
            int first = from;
            int last = from + tranche.units() - 1;
            int goods = all.stream()
                    .filter(refund -> refund.refundId().fromUnit() >= first
                            && refund.refundId().fromUnit() <= last)
                    .mapToInt(refund -> goods(refund, all))
                    .sum();
            tranches.add(tranche.madeGood(Math.min(goods, tranche.units())));
            from = last + 1;
        }
        return c.with(List.copyOf(tranches));
    }

    private static int goods(Refund refund, List<Refund> all) {
        return refund.hasReplacement() ? refund.units() : new ExcludedUnits(refund).sent(all);
    }
}
