package dev.makegood.functions.coupons;

import dev.makegood.account.QueuePlace;
import dev.makegood.account.WaitingLists;
import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.coupon.issue.IssueResult;
import dev.makegood.functions.Metrics;
import dev.makegood.functions.Schedule;
import dev.makegood.logging.Log;
import dev.makegood.policy.publication.Policies;
import dev.makegood.reconciliation.Reconciliations;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Worker;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Issues the coupons that are owed, on a schedule. */
@Singleton
public class IssueCouponsFunction {
    /** The most cases per run: they take about 20 s of its 60 s. */
    public static final int LIMIT = 3_000;

    /** The wait after which an alarm goes off and the log names the compensation. */
    private static final Duration LONG_WAIT = Duration.ofDays(7);

    private static final Log LOG = Log.of(IssueCouponsFunction.class);

    private final IssueCoupons issueCoupons;
    private final Cases cases;
    private final WaitingLists waiting;
    private final Reconciliations reconciliations;
    private final Clock clock;

    public IssueCouponsFunction(Database database, Clock clock) {
        issueCoupons = new IssueCoupons(database, new Policies(database)::get, new Refunds(database));
        cases = new Cases(database);
        waiting = new WaitingLists(database);
        reconciliations = new Reconciliations(database);
        this.clock = clock;
    }

    @Funq("issue-coupons")
    public IssueResult run(Map<String, Object> payload) {
        Worker worker = Schedule.worker(payload, "issue-coupons");
        Instant now = clock.instant();
        IssueResult counts = issueCoupons.runOnce(now, LIMIT, worker);
        if (worker.isFirst()) {
            measure(now);
        }
        return counts;
    }

    /** Measures what waits, of all workers. */
    private void measure(Instant now) {
        Metrics.emit("OldestWaitingCompensationSeconds", longestWait(now).toSeconds(), "Seconds", now);
        Metrics.emit("ReconcileAgeSeconds", reconciliations.age(now).toSeconds(), "Seconds", now);
        Metrics.emit("OldestOwedCompensationSeconds", cases.oldestOwed(now).toSeconds(), "Seconds", now);
    }

    private Duration longestWait(Instant now) {
        Optional<QueuePlace> longest = waiting.longest();
        Duration waited =
                longest.map(turn -> Duration.between(turn.since(), now)).orElse(Duration.ZERO);
        if (waited.compareTo(LONG_WAIT) > 0) {
            LOG.warn(
                    "the compensation of {} has waited longest for its merchant's money",
                    longest.orElseThrow().caseId());
        }
        return waited;
    }
}
