package dev.makegood.advice.fines;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says when a violation was established, and which version was in force then. */
record Established(Instant at, PolicyVersion version) {
    /** A late shipment is established only after the ship time. */
    private static final Duration AFTER = Duration.ofMillis(1);

    /**
     * Returns the first instant at which the violation was established: by an admission, or because the line was
     * unshipped at the end of the hours of the version in force then.
     *
     * @param versions of the domain
     * @return empty if it never was
     */
    static Optional<Established> of(Fine fine, List<PolicyVersion> versions) {
        Stream<Established> admitted = fine.violation() == Violation.STOCKOUT
                ? fine.admittedAt().stream()
                        .flatMap(at -> inForce(fine, versions, at))
                        .filter(established -> established.version().detection().admission())
                : Stream.empty();
        Stream<Established> overdue = fine.shipBy().stream()
                .flatMap(by -> versions.stream().flatMap(version -> overdue(fine, by, version, versions)));
        return Stream.concat(admitted, overdue).min(Comparator.comparing(Established::at));
    }

    private static Stream<Established> overdue(
            Fine fine, Instant shipBy, PolicyVersion version, List<PolicyVersion> versions) {
        Instant end = shipBy.plus(version.detection().overdue());
        Instant at = fine.violation() == Violation.LATE_SHIPMENT ? end.plus(AFTER) : end;
        boolean unshipped = fine.shippedAt().map(end::isBefore).orElse(true);
        return unshipped
                ? inForce(fine, versions, at)
                        .filter(established -> established.version().equals(version))
                : Stream.empty();
    }

    private static Stream<Established> inForce(Fine fine, List<PolicyVersion> versions, Instant at) {
        return Policies.inForce(versions, fine.domain(), at).stream().map(version -> new Established(at, version));
    }
}
