package dev.makegood.whatif;

import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.joda.money.Money;

/** What the cases of a replay use of the caps by scope, beside what they used when they were stored. */
final class CapUse {
    /**
     * The use of one scope, in minor units.
     *
     * @param stored by the replayed cases as they are stored
     * @param replayed by the same cases as they come out
     */
    private record Use(long stored, long replayed) {
        static final Use NONE = new Use(0, 0);

        Use plus(Use more) {
            return new Use(stored + more.stored, replayed + more.replayed);
        }
    }

    private final Map<String, Use> uses = new HashMap<>();

    /**
     * What the cases before this one have used: those of the replay as they come out, and as it was what others used, such as
     * those from before the period.
     */
    Map<Scope, Money> before(PastCase past, PolicyVersion version) {
        Scope.Member member = past.member(version);
        var used = new EnumMap<Scope, Money>(Scope.class);
        for (CompensationRule.ScopeCap cap : version.compensation().caps()) {
            Use use = uses.getOrDefault(cap.scope().name(member), Use.NONE);
            Money stored = past.facts().used().getOrDefault(cap.scope(), version.money(0));
            long byOthers = Math.max(0, stored.getAmountMinorLong() - use.stored());
            used.put(cap.scope(), version.money(use.replayed() + byOthers));
        }
        return used;
    }

    /** @param ofPolicy what the case comes out at, its merchant's own promise left out */
    void add(PastCase past, PolicyVersion version, Money ofPolicy) {
        Scope.Member member = past.member(version);
        past.facts()
                .used()
                .keySet()
                .forEach(scope ->
                        count(scope.name(member), new Use(past.ofPolicy().getAmountMinorLong(), 0)));
        version.compensation()
                .caps()
                .forEach(cap -> count(cap.scope().name(member), new Use(0, ofPolicy.getAmountMinorLong())));
    }

    private void count(String scope, Use more) {
        uses.merge(scope, more, Use::plus);
    }
}
