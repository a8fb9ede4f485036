package dev.makegood.refund;

import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Reassessing;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what it means for the compensation that a buyer has goods instead of a refund: the policy version's word. */
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
     * A version that owes compensation as soon as the stockout is established owes it whatever the buyer chose. One that owes
     * it on the refund owes it for the units that are refunded, once no refund of the case is left to come.
     *
     * @param now the refund as it is from now on
     */
    public List<Write> writes(Stored<Case> theCase, Refund now, Instant at) {
        return writes(theCase, List.of(now), at);
    }

    /** The same for refunds that change together. */
    List<Write> writes(Stored<Case> theCase, List<Refund> now, Instant at) {
        Case c = theCase.value();
        if (!owesOnRefund(c)) {
            return List.of();
        }
        List<Refund> all = with(c, now);
        boolean decided = c.compensation() instanceof Compensation.AwaitingRefund
                && all.stream().noneMatch(Refund::isToCome);
        Case counted = counted(c, all);
        Case next = decided ? counted.with(new Compensation.Owed(at)) : counted;
        // Two refunds of the case that end at once must see each other: the case's row is their guard.
        return counted.equals(c)
                ? List.of(cases.put(Optional.of(theCase), next))
                : reassessing(now)
                        .reassess(theCase, next, Why.GOODS_INSTEAD, at)
                        .writes();
    }

    /**
     * The buyer has no goods after all: what was not owed because of them is owed again, once their refund is settled.
     *
     * @param now the refund as it is from now on
     */
    List<Write> undone(Stored<Case> theCase, Refund now, Instant at) {
        Case c = theCase.value();
        Case counted = owesOnRefund(c) ? counted(c, with(c, List.of(now))) : c;
        return counted.equals(c)
                ? List.of()
                : reassessing(List.of(now))
                        .reassess(theCase, counted, Why.NO_GOODS, at)
                        .writes();
    }

    /** What is settled, or scheduled anew, in this very decision counts as it will be, and not as it is in its row. */
    private Reassessing reassessing(List<Refund> now) {
        return new Reassessing(database, new RefundsAfter(refunds, now));
    }

    private List<Refund> with(Case c, List<Refund> now) {
        return Stream.concat(
                        refunds.ofCase(c.id()).stream()
                                .filter(other -> now.stream()
                                        .noneMatch(one -> one.refundId().equals(other.refundId()))),
                        now.stream())
                .toList();
    }

    private boolean owesOnRefund(Case c) {
        return policies.get(c.policy()).compensation().owedOn() == CompensationRule.OwedOn.REFUNDED;
    }

    /** Each refund is for units of one tranche. */
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

    /** Of those that were sent, some may have a refund of their own, since they had not been after all. */
    private static int goods(Refund refund, List<Refund> all) {
        if (refund.hasReplacement()) {
            return refund.refundId().units();
        }
        int first = refund.refundId().fromUnit();
        int inVain = all.stream()
                .filter(other -> other != refund
                        && other.refundId().fromUnit() >= first
                        && other.refundId().fromUnit() < first + refund.sent())
                .mapToInt(other -> other.refundId().units())
                .sum();
        return refund.sent() - inVain;
    }
}
