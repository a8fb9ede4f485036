package dev.makegood.local.whatif;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.whatif.PastCase;
import java.time.Duration;
import java.util.List;

/** Provides generated months of cases, for tests. */
public final class GeneratedMonth {
    private GeneratedMonth() {}

    /** Returns cases as they would be stored. */
    public static List<PastCase> of(PolicyVersion base, int cases, long seed) {
        return Stored.under(base, new Generator(base, base, seed).plans(cases));
    }

    /** Returns the same cases, made by the use cases. */
    public static List<Case> happened(Database database, PolicyVersion base, int cases, long seed) {
        List<Plan> plans = new Generator(base, base, seed).plans(cases);
        var run = new RealRun(database, base);
        run.publish(Generator.START.minus(Duration.ofDays(1)));
        return plans.stream().map(run::happen).toList();
    }
}
