package dev.makegood.whatif;

import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** Tracks how much of the caps the cases of a replay use, and how much they used when they were stored, by scope. */
final class CapUse {
    /**
     * Holds the use of one scope, in minor units.
     *
     * @param stored by the replayed cases as stored
     * @param replayed by the same cases as replayed
     */
    private record Use(long stored, long replayed) {
        static final Use NONE = new Use(0, 0);

        Use plus(Use more) {
            return new Use(stored + more.stored, replayed + more.replayed);
        }
    }

    private final Map<List<String>, Use> uses = new HashMap<>();

    /**
     * Returns the use of earlier cases: as replayed for cases of the replay, and as stored for others, such as those
     * before the period.
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

    /**
     * Adds a replayed case.
     *
     * @param ofPolicy the replayed amount without the merchant's own promise
     */
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

    private void count(List<String> scope, Use more) {
        uses.merge(scope, more, Use::plus);
    }
}
