package dev.makegood.local.whatif;

import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.whatif.PastCase;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** Computes generated cases as they would be stored: assessed one after the other, each using its caps. */
final class Stored {
    private Stored() {}

    static List<PastCase> under(PolicyVersion base, List<Plan> plans) {
        var uses = new HashMap<List<String>, Money>();
        return plans.stream().map(plan -> store(base, plan, uses)).toList();
    }

    private static PastCase store(PolicyVersion base, Plan plan, Map<List<String>, Money> uses) {
        var paidOn = plan.paidAt().atZone(base.zone()).toLocalDate();
        var member = new Scope.Member(
                plan.id().orderId(), base.platform(), base.currency(), plan.buyer(), plan.merchantId(), paidOn);
        var used = new EnumMap<Scope, Money>(Scope.class);
        for (CompensationRule.ScopeCap cap : base.compensation().caps()) {
            used.put(cap.scope(), uses.getOrDefault(cap.scope().name(member), base.money(0)));
        }
        Facts facts = plan.facts().using(used);
        Money amount = Assess.of(base, facts).amount();
        used.keySet().forEach(scope -> uses.merge(scope.name(member), amount, Money::plus));
        return plan.past(base, facts, amount);
    }
}
