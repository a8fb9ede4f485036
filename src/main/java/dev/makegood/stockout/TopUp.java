package dev.makegood.stockout;

import dev.makegood.order.Shares;
import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** Says what of a late shipment counts against the stockout of the same line. */
final class TopUp {
    private TopUp() {}

    /**
     * Returns what a late shipment gives for the units that went short after it and that something is owed for: those that were
     * short before were not late, and where nothing is owed there is nothing to top up.
     */
    static Money given(Case late, Case stockout, PolicyVersion policy) {
        Instant since = late.establishedAt();
        int both = IntStream.range(0, stockout.tranches().size())
                .filter(i -> !stockout.tranches().get(i).at().isBefore(since))
                .map(i -> stockout.countedUnits(i, policy.compensation().gifts()))
                .sum();
        return Shares.cumulative(late.toBuyer(), Math.min(both, late.units()), late.units());
    }
}
