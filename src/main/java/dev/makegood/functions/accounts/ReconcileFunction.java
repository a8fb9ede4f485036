package dev.makegood.functions.accounts;

import dev.makegood.functions.Metrics;
import dev.makegood.functions.Schedule;
import dev.makegood.logging.Log;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.reconciliation.Reconciliation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Audits all books and reports every difference, nightly. */
@Singleton
public class ReconcileFunction {
    private static final Log LOG = Log.of(ReconcileFunction.class);
    private static final long LONGEST_LAG_MINUTES = 24 * 60;

    private final Reconcile reconcile;
    private final Clock clock;

    public ReconcileFunction(Database database, Scanner scanner, Clock clock) {
        reconcile = new Reconcile(database, scanner);
        this.clock = clock;
    }

    @Funq("reconcile")
    public ReconciliationView run(Map<String, Object> payload) {
        long lag = Schedule.read(payload, "reconcile", in -> in.whole("lagMinutes", 0, LONGEST_LAG_MINUTES));
        Instant now = clock.instant();
        Reconciliation result = reconcile.runOnce(now, Duration.ofMinutes(lag));
        result.differences().forEach(difference -> LOG.error("books and balances differ: {}", difference));
        Metrics.emit("ReconcileDifferences", result.counts().get("differences"), "Count", now);
        return ReconciliationView.of(result);
    }
}
