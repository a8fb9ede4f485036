package dev.makegood.functions.refunds;

import dev.makegood.functions.Metrics;
import dev.makegood.functions.PaymentWiring;
import dev.makegood.functions.Schedule;
import dev.makegood.logging.Log;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.WatchedGateway;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.sending.ReturnAdvances;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.refund.sending.SweepReport;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.waiting.FollowShipments;
import dev.makegood.storage.Database;
import dev.makegood.storage.Worker;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Handles due refunds, on a schedule. */
@Singleton
public class SweepRefundsFunction {
    private static final Log LOG = Log.of(SweepRefundsFunction.class);

    /** The most refunds per pass: with the slowest gateway (10 s), a pass of two turns ends within 20 s. */
    public static final int LIMIT = 40;

    /** The most passes per invocation while there is time; a fast gateway allows more than one. */
    public static final int MOST_RUNS = 75;

    /** The most gateway failures that one invocation logs. */
    private static final int MOST_LOGGED = 20;

    /** The time after which no further pass begins, so that the slowest one ends within the function's 60 s. */
    public static final Duration LAST_BEGIN = Duration.ofSeconds(35);

    private final SweepRefunds sweepRefunds;
    private final FollowShipments followShipments;
    private final Optional<ReturnAdvances> returnAdvances;
    private final RefundMetrics metrics;
    private final Clock clock;

    public SweepRefundsFunction(
            Database database, PaymentGateway gateway, PaymentWiring.Advancing advancing, Clock clock) {
        metrics = new RefundMetrics(database);
        sweepRefunds = new SweepRefunds(
                database, new WatchedGateway(gateway, new Watched(metrics)), clock, new Heard(metrics));
        followShipments = new FollowShipments(
                database, (line, fault) -> LOG.error("line {} is left for the next pass", line, fault));
        returnAdvances = advancing
                .provider()
                .map(provider -> new ReturnAdvances(
                        database,
                        provider,
                        clock,
                        (advance, fault) -> LOG.error("the advance {} is left for the next pass", advance, fault)));
        this.clock = clock;
    }

    private record Heard(RefundMetrics metrics) implements SweepReport {
        @Override
        public void failed(RefundId id, RuntimeException fault) {
            LOG.error("refund {} is left for the next pass", id, fault);
        }

        @Override
        public void settled(Refund refund) {
            metrics.settled(refund);
        }
    }

    /** Logs each problem by the key, which begins with the refund's id, so that operators can search for it. */
    private record Watched(RefundMetrics metrics) implements WatchedGateway.Report {
        @Override
        public void trouble(String key, String what) {
            log(metrics.trouble(), key, what);
        }

        @Override
        public void noBalance(String key) {
            log(metrics.withoutBalance(), key, "the balance at the provider is too low");
        }

        private static void log(int count, String key, String what) {
            if (count <= MOST_LOGGED) {
                LOG.warn("the gateway did not settle refund {}: " + what, key);
            }
        }
    }

    @Funq("sweep-refunds")
    public SweepResult run(Map<String, Object> payload) {
        Worker worker = Schedule.worker(payload, "sweep-refunds");
        Instant began = clock.instant();
        metrics.begin();
        SweepResult total = SweepResult.NOTHING;
        for (int run = 0; run < MOST_RUNS; run++) {
            SweepResult pass = sweepRefunds.runOnce(LIMIT, worker);
            total = total.plus(pass);
            boolean late = Duration.between(began, clock.instant()).compareTo(LAST_BEGIN) > 0;
            if (pass.settled() == 0 || late) {
                break;
            }
        }
        Instant now = clock.instant();
        metrics.emitOwn(total, now);
        if (worker.isFirst()) {
            doWhatIsNotDivided(now);
        }
        return total;
    }

    private void doWhatIsNotDivided(Instant now) {
        returnAdvances.ifPresent(advances -> advances.runOnce(LIMIT / 4));
        metrics.emitOfAll(now);
        // Last, so that a failure here delays no refund.
        Metrics.emit("ShipmentsNotFollowed", followShipments.runOnce(now, LIMIT), "Count", now);
    }
}
