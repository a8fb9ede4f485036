package dev.makegood.stockout.assessment;

import dev.makegood.order.Shares;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import java.time.Instant;
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
        Instant since = late.establishedAt();
        int both = IntStream.range(0, stockout.tranches().size())
                .filter(i -> !stockout.tranches().get(i).at().isBefore(since))
                .map(i -> stockout.countedUnits(i, policy.compensation().gifts()))
                .sum();
        return Shares.cumulative(late.money().toBuyer(), Math.min(both, late.units()), late.units());
    }
}
