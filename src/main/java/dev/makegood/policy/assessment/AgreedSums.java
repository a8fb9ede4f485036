package dev.makegood.policy.assessment;

import dev.makegood.policy.Agreement;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Portion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Adds sums that buyers and merchants agreed on beyond the policy. An agreement guarantees its sum for its own
 * portions; the amount that these add to the rest counts towards the sum.
 */
final class AgreedSums {
    private final Facts facts;
    private final Money zero;
    private final Function<List<Portion>, Money> given;

    /**
     * Creates the calculation.
     *
     * @param given computes the amount for portions without agreed sums; never less for more portions
     */
    AgreedSums(Facts facts, Money zero, Function<List<Portion>, Money> given) {
        this.facts = facts;
        this.zero = zero;
        this.given = given;
    }

    /** Returns the total, starting from the amount without agreed sums. */
    Money addTo(Money otherwise, Adjustments adjustments) {
        Money amount = otherwise;
        for (Agreement agreement : agreements()) {
            boolean all = facts.portions().stream().allMatch(portion -> isAbout(agreement, portion));
            Money own = added(agreement);
            if (agreement.atLeast().isGreaterThan(own)) {
                amount = amount.plus(agreement.atLeast().minus(own));
                adjustments.agreed(agreement.atLeast(), own, amount, all);
            }
        }
        return amount;
    }

    /**
     * Returns the agreements in the order of their first portions. If portions state one agreement with several sums,
     * the largest counts.
     */
    private Collection<Agreement> agreements() {
        var agreements = new LinkedHashMap<String, Agreement>();
        for (Portion portion : facts.portions()) {
            portion.agreement()
                    .ifPresent(agreement -> agreements.merge(
                            agreement.id(),
                            agreement,
                            (one, other) -> one.atLeast().isLessThan(other.atLeast()) ? other : one));
        }
        return agreements.values();
    }

    private Money added(Agreement agreement) {
        Money added = zero;
        for (int i = 0; i < facts.portions().size(); i++) {
            added = isAbout(agreement, facts.portions().get(i))
                    ? added.plus(upTo(i + 1).minus(upTo(i)))
                    : added;
        }
        return added;
    }

    private static boolean isAbout(Agreement agreement, Portion portion) {
        return portion.agreement().filter(of -> of.id().equals(agreement.id())).isPresent();
    }

    private Money upTo(int portions) {
        return portions == 0 ? zero : given.apply(facts.portions().subList(0, portions));
    }
}
