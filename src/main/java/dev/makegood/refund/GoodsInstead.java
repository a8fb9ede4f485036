package dev.makegood.refund;

import dev.makegood.policy.Exemption;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Reassessing;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What it means for the compensation that a buyer has goods instead of a refund: the policy version's word. */
public final class GoodsInstead {
    private final Cases cases;
    private final Refunds refunds;
    private final Reassessing reassessing;

    public GoodsInstead(Database database) {
        cases = new Cases(database);
        refunds = new Refunds(database);
        reassessing = new Reassessing(database, refunds);
    }

    /**
     * A version that owes compensation as soon as the stockout is established owes it whatever the buyer chose. One that owes
     * it on the refund owes nothing once no refund of the case is left to come.
     *
     * @param now the refund as it is from now on
     */
    public List<Write> writes(Stored<Case> theCase, Refund now, Instant at) {
        if (!(theCase.value().compensation() instanceof Compensation.AwaitingRefund)) {
            return List.of();
        }
        boolean noneToCome = now.isForGoods()
                && refunds.ofCase(theCase.value().id()).stream()
                        .filter(other -> !other.refundId().equals(now.refundId()))
                        .allMatch(Refund::isForGoods);
        if (noneToCome) {
            var facts = theCase.value().facts().exempt(Exemption.GOODS_INSTEAD);
            return reassessing.reassess(theCase, facts, Why.GOODS_INSTEAD, at).writes();
        }
        // Two refunds of the case that end at once must see each other: the case's row is their guard.
        return List.of(cases.put(Optional.of(theCase), theCase.value()));
    }
}
