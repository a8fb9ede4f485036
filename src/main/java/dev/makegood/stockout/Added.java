package dev.makegood.stockout;

import dev.makegood.policy.Assessment;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.assessment.Assess;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Holds the amount that a tranche adds to its case: the worth of the tranches up to it, less the worth of those before
 * it. These amounts add up to the worth of the case.
 *
 * @param amount negative if the tranche lowers the worth of the case
 * @param upToHere the assessment without later tranches
 */
public record Added(Tranche tranche, Money amount, Assessment upToHere) {

    public static List<Added> of(Case c, PolicyVersion policy) {
        var all = new ArrayList<Added>();
        Facts facts = c.facts();
        Money before = policy.money(0);
        for (int i = 0; i < c.tranches().size(); i++) {
            Facts first = facts.about(facts.portions().subList(0, i + 1));
            Assessment upToHere = Assess.of(policy, first);
            all.add(new Added(c.tranches().get(i), upToHere.amount().minus(before), upToHere));
            before = upToHere.amount();
        }
        return List.copyOf(all);
    }
}
