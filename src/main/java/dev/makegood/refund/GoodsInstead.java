package dev.makegood.refund;

import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Policies;
import dev.makegood.policy.Portion;
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
import java.util.stream.Stream;

/** What it means for the compensation that a buyer has goods instead of a refund: the policy version's word. */
public final class GoodsInstead {
    private final Cases cases;
    private final Refunds refunds;
    private final Policies policies;
    private final Reassessing reassessing;

    public GoodsInstead(Database database) {
        cases = new Cases(database);
        refunds = new Refunds(database);
        policies = new Policies(database);
        reassessing = new Reassessing(database, refunds);
    }

    /**
     * A version that owes compensation as soon as the stockout is established owes it whatever the buyer chose. One that owes
     * it on the refund owes it once no refund of the case is left to come, or nothing if all of them became goods.
     *
     * @param now the refund as it is from now on
     */
    public List<Write> writes(Stored<Case> theCase, Refund now, Instant at) {
        Case c = theCase.value();
        if (!isUndecided(c)) {
            return List.of();
        }
        List<Refund> all = Stream.concat(
                        refunds.ofCase(c.id()).stream()
                                .filter(other -> !other.refundId().equals(now.refundId())),
                        Stream.of(now))
                .toList();
        if (all.stream().allMatch(Refund::isForGoods)) {
            var facts = c.facts().exempt(Exemption.GOODS_INSTEAD);
            return reassessing.reassess(theCase, facts, Why.GOODS_INSTEAD, at).writes();
        }
        boolean owed = c.compensation() instanceof Compensation.AwaitingRefund
                && all.stream().noneMatch(Refund::isToCome);
        // Two refunds of the case that end at once must see each other: the case's row is their guard.
        return List.of(cases.put(Optional.of(theCase), owed ? c.with(new Compensation.Owed(at)) : c));
    }

    /** The buyer has no goods after all: what was not owed because of them is owed again, once their refund is settled. */
    public List<Write> undone(Stored<Case> theCase, Instant at) {
        Case c = theCase.value();
        boolean exempt =
                c.facts().exemption().filter(Exemption.GOODS_INSTEAD::equals).isPresent();
        return exempt && !refunds.ofCase(c.id()).stream().allMatch(Refund::isForGoods)
                ? reassessing
                        .reassess(theCase, c.facts().each(Portion::notExempt), Why.NO_GOODS, at)
                        .writes()
                : List.of();
    }

    /** Worth nothing by now, it may yet be worth something: a complaint may be upheld, or a cap given back. */
    private boolean isUndecided(Case c) {
        return switch (c.compensation()) {
            case Compensation.AwaitingRefund _ -> true;
            case Compensation.Nothing _ ->
                c.facts().exemption().isEmpty()
                        && policies.get(c.policy()).compensation().owedOn() == CompensationRule.OwedOn.REFUNDED;
            case Compensation.Owed _, Compensation.Suspended _, Compensation.Issued _ -> false;
        };
    }
}
