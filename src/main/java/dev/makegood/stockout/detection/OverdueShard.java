package dev.makegood.stockout.detection;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import java.time.Duration;
import java.util.Optional;

/**
 * Selects one index partition of lines: late or not, and without a case or with one whose version has these overdue
 * hours.
 */
record OverdueShard(PolicyVersion policy, boolean late, Optional<Integer> caseHours, String name) {
    /** Returns the hours until lines of this shard are overdue. A line with a case keeps those of its version. */
    Duration overdue() {
        return caseHours
                .filter(_ -> policy.violation() == Violation.STOCKOUT)
                .map(Duration::ofHours)
                .orElseGet(() -> policy.detection().overdue());
    }
}
