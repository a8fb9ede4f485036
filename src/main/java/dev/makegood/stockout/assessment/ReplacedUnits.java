package dev.makegood.stockout.assessment;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import java.util.Optional;
import org.joda.money.Money;

/** Computes how much of a stockout counts against the stockout of the units that replaced its own. */
final class ReplacedUnits {
    private ReplacedUnits() {}

    /** Returns the id of the stockout of the units that a line replaces; empty if it replaces none. */
    static Optional<CaseId> caseOf(OrderLine line) {
        return line.replaces().map(other -> new CaseId(line.orderId(), other.lineId(), Violation.STOCKOUT));
    }

    /**
     * Returns the compensation for the stockout of the replaced units; empty if that case counts some of its units as
     * made good.
     *
     * @param replaced the stockout of the replaced units
     * @param line the line that replaces them
     */
    static Optional<Money> given(Case replaced, OrderLine line) {
        return Optional.of(replaced)
                .filter(c -> c.tranches().stream().allMatch(tranche -> tranche.madeGood() == 0))
                .map(c -> share(c.money().toBuyer().minus(c.assessment().accrued()), c, line));
    }

    /** Returns the part of a sum for a stockout that is for the units which a line replaces. */
    static Money share(Money sum, Case replaced, OrderLine line) {
        return Shares.cumulative(sum, line.replaces().orElseThrow().units(), replaced.units());
    }
}
