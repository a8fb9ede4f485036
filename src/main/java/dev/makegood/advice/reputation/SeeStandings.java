package dev.makegood.advice.reputation;

import dev.makegood.order.rate.CountLines;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows where a merchant stands against the versions in force whose tiers depend on its rate. Writes nothing. */
public final class SeeStandings {
    private final Policies policies;
    private final CountLines countLines;

    public SeeStandings(Database database) {
        policies = new Policies(database);
        countLines = new CountLines(database);
    }

    /** Returns its standings, in the order in which the policies were published. */
    public List<Standing> of(String merchantId, Instant now) {
        return versions(now)
                .map(version -> Standing.of(
                        version,
                        countLines.of(merchantId, version, now).lines(),
                        countLines.earlier(merchantId, version, now)))
                .toList();
    }

    /** Returns those in which it is in the best step, without a trend. */
    public List<Standing> best(String merchantId, Instant now) {
        return versions(now)
                .map(version -> Standing.of(
                        version, countLines.of(merchantId, version, now).lines(), Optional.empty()))
                .filter(Standing::isBest)
                .toList();
    }

    private Stream<PolicyVersion> versions(Instant now) {
        List<PolicyVersion> all = policies.all();
        return all.stream()
                .map(PolicyVersion::domain)
                .distinct()
                .flatMap(domain -> Policies.inForce(all, domain, now).stream())
                .filter(version -> version.compensation().merchantRate().isPresent());
    }
}
