package dev.makegood.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * What buyers and merchants agreed on beside the policy. An agreement gives its sum at least for its own portions: what these
 * add to what is given otherwise counts against it.
 */
final class AgreedSums {
    private final Facts facts;
    private final Money zero;
    private final Function<List<Portion>, Money> given;

    /** @param given what is given for portions without agreed sums; never less for more of them */
    AgreedSums(Facts facts, Money zero, Function<List<Portion>, Money> given) {
        this.facts = facts;
        this.zero = zero;
        this.given = given;
    }

    /** Returns the whole, where so much is given otherwise. */
    Money addTo(Money otherwise, Arithmetic arithmetic) {
        Money amount = otherwise;
        for (Map.Entry<Integer, Agreement> agreed : agreements().entrySet()) {
            Agreement agreement = agreed.getValue();
            boolean all = facts.portions().stream().allMatch(portion -> isAbout(agreement, portion));
            Money own = all ? otherwise : added(agreement);
            if (agreement.atLeast().isGreaterThan(own)) {
                amount = amount.plus(agreement.atLeast().minus(own));
                arithmetic.agreed(agreement.atLeast(), own, amount, all);
            }
        }
        return amount;
    }

    /** Each agreement under the place of its first portion. */
    private Map<Integer, Agreement> agreements() {
        var first = new TreeMap<Integer, Agreement>();
        for (int i = 0; i < facts.portions().size(); i++) {
            int place = i;
            facts.portions()
                    .get(i)
                    .agreement()
                    .filter(agreement -> first.values().stream()
                            .noneMatch(known -> known.id().equals(agreement.id())))
                    .filter(agreement -> agreement.atLeast().isPositive())
                    .ifPresent(agreement -> first.put(place, agreement));
        }
        return first;
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
