package dev.makegood.functions.coupons;

import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.coupon.issue.IssueResult;
import dev.makegood.functions.EventRecords;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues coupons for the cases that the stream of the cases table names. */
@Singleton
public class IssueCouponsOnStreamFunction {
    private final IssueCoupons issueCoupons;
    private final Clock clock;

    public IssueCouponsOnStreamFunction(Database database, Clock clock) {
        issueCoupons = new IssueCoupons(database, new Policies(database)::get, new Refunds(database));
        this.clock = clock;
    }

    /** Ignores a record that names no case, because the schedule finds everything that is owed. */
    @Funq("issue-coupons-on-stream")
    public IssueResult run(Map<String, Object> event) {
        return issueCoupons.forCases(casesIn(event), clock.instant());
    }

    private static List<CaseId> casesIn(Map<String, Object> event) {
        return EventRecords.of(event).stream()
                .map(record -> EventRecords.at(record, "dynamodb", "Keys", "pk", "S"))
                .flatMap(Optional::stream)
                .flatMap(key -> CaseId.parse(key).stream())
                .distinct()
                .toList();
    }
}
