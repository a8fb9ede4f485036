package dev.makegood.stockout.assessment;

import dev.makegood.order.Shares;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Tranche;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** Computes how much of a late shipment counts against the stockout of the same line. */
final class TopUp {
    private TopUp() {}

    /**
     * Returns the compensation for the late shipment of units that became short after it and for which something is
     * owed. Units that were short before were not late, and if nothing is owed, nothing is topped up.
     */
    static Money given(Case late, Case stockout, PolicyVersion policy) {
        boolean gifts = policy.compensation().gifts();
        return share(late.money().toBuyer(), late, stockout, i -> stockout.countedUnits(i, gifts));
    }

    /** Returns the part of a sum for a late shipment that is for units which became short after it, owed or not. */
    static Money shared(Money sum, Case late, Case stockout) {
        return share(sum, late, stockout, i -> standing(stockout.tranches().get(i)));
    }

    private static Money share(Money sum, Case late, Case stockout, IntUnaryOperator units) {
        Instant since = late.establishedAt();
        int both = IntStream.range(0, stockout.tranches().size())
                .filter(i -> !stockout.tranches().get(i).at().isBefore(since))
                .map(units)
                .sum();
        return Shares.cumulative(sum, Math.min(both, late.units()), late.units());
    }

    private static int standing(Tranche tranche) {
        return tranche.takenBack() ? 0 : tranche.units() - tranche.madeGood();
    }
}
