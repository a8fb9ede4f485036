package dev.makegood.stockout.detection;

import dev.makegood.order.OrderLine;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Finds the policy version whose terms hold for a line. */
public final class LineTerms {
    private final Cases cases;
    private final Policies policies;

    public LineTerms(Database database) {
        cases = new Cases(database);
        policies = new Policies(database);
    }

    /** Returns the version of the line's case, or else the one in force. */
    public Optional<PolicyVersion> policy(OrderLine line, Instant now) {
        var id = new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT);
        var domain = new PolicyVersion.Domain(
                line.platform(), Violation.STOCKOUT, line.line().paid().getCurrencyUnit());
        return cases.find(id)
                .map(Stored::value)
                .map(Case::policy)
                .map(policies::get)
                .or(() -> policies.inForce(domain, now));
    }

    /** Returns the zone for times of a line for which a version was in force. */
    public ZoneId zone(OrderLine line, Instant now) {
        return policy(line, now).orElseThrow().zone();
    }
}
