package dev.makegood.stockout.detection;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Shards;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Returns the partitions of all domains, in the order in which to read them. */
    static List<OverdueShard> all(List<PolicyVersion> all, Instant now) {
        return all.stream()
                .map(PolicyVersion::domain)
                .distinct()
                .flatMap(domain -> Policies.inForce(all, domain, now).stream())
                // Late shipments come first: if the pass is late, a line may already be both, and must not skip the
                // late shipment.
                .sorted(Comparator.comparing(PolicyVersion::violation).reversed())
                .flatMap(policy -> stages(policy, all).flatMap(late -> shards(policy, late, caseHours(policy, all))))
                .toList();
    }

    private static Stream<OverdueShard> shards(PolicyVersion policy, boolean late, List<Optional<Integer>> caseHours) {
        return caseHours.stream()
                .flatMap(hours -> Shards.all().stream().map(name -> new OverdueShard(policy, late, hours, name)));
    }

    /** Returns empty and the overdue hours of all stockout versions of the domain, which are few values. */
    private static List<Optional<Integer>> caseHours(PolicyVersion policy, List<PolicyVersion> all) {
        var stockout = new PolicyVersion.Domain(policy.platform(), Violation.STOCKOUT, policy.currency());
        Stream<Optional<Integer>> ofCases = all.stream()
                .filter(version -> version.domain().equals(stockout))
                .map(version -> Optional.of(version.detection().overdueHours()));
        return Stream.concat(Stream.of(Optional.<Integer>empty()), ofCases)
                .distinct()
                .toList();
    }

    /**
     * Returns whether to read late lines, others, or both. A late line can only become a stockout, and without a policy
     * for late shipments there are no late lines.
     */
    private static Stream<Boolean> stages(PolicyVersion policy, List<PolicyVersion> all) {
        var lateShipment = new PolicyVersion.Domain(policy.platform(), Violation.LATE_SHIPMENT, policy.currency());
        boolean both = policy.violation() == Violation.STOCKOUT
                && all.stream().anyMatch(other -> other.domain().equals(lateShipment));
        return both ? Stream.of(false, true) : Stream.of(false);
    }
}
