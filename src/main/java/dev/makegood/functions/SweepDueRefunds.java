package dev.makegood.functions;

import dev.makegood.pause.Pauses;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.WatchedGateway;
import dev.makegood.refund.FollowShipments;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.SweepRefunds;
import dev.makegood.refund.UnexpectedEvents;
import dev.makegood.refund.UnpaidRefunds;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Handles due refunds, on a schedule. */
@Singleton
public class SweepDueRefunds {
    private static final Logger LOG = Logger.getLogger(SweepDueRefunds.class);

    /** Refunds per pass: with eight at once and the slowest gateway (10 s), a pass ends within 60 s. */
    private static final int LIMIT = 40;

    /** The most passes per invocation while there is time; a fast gateway allows more than one. */
    private static final int MOST_RUNS = 25;

    /** The most refunds and events to count for an alarm, for which one is enough. */
    private static final int MOST_COUNTED = 100;

    /** The most troubles of the gateway that one invocation logs. */
    private static final int MOST_LOGGED = 20;

    /** No further pass begins after this, so that the slowest one ends within the function's 60 s. */
    private static final Duration LAST_BEGIN = Duration.ofSeconds(8);

    private final SweepRefunds sweepRefunds;
    private final FollowShipments followShipments;
    private final Refunds refunds;
    private final UnpaidRefunds unpaid;
    private final UnexpectedEvents unexpected;
    private final Pauses pauses;
    private final AtomicInteger troubles = new AtomicInteger();
    private final Clock clock;

    SweepDueRefunds(Database database, PaymentGateway gateway, Clock clock) {
        refunds = new Refunds(database);
        unpaid = new UnpaidRefunds(database);
        unexpected = new UnexpectedEvents(database);
        pauses = new Pauses(database);
        sweepRefunds = new SweepRefunds(
                database,
                new WatchedGateway(gateway, this::trouble),
                clock,
                (id, fault) -> LOG.error("refund " + id + " is left for later", fault));
        followShipments =
                new FollowShipments(database, (line, fault) -> LOG.error("line " + line + " is left for later", fault));
        this.clock = clock;
    }

    @Funq("sweep-refunds")
    public SweepRefunds.Pass run(Map<String, Object> payload) {
        Schedule.check(payload, "sweep-refunds");
        Instant began = clock.instant();
        troubles.set(0);
        SweepRefunds.Pass total = SweepRefunds.Pass.NOTHING;
        for (int run = 0; run < MOST_RUNS; run++) {
            SweepRefunds.Pass pass = sweepRefunds.runOnce(LIMIT);
            total = total.plus(pass);
            boolean late = Duration.between(began, clock.instant()).compareTo(LAST_BEGIN) > 0;
            if (pass.settled() == 0 || late) {
                break;
            }
        }
        Instant now = clock.instant();
        Metrics.emit("RefundsSettled", total.settled(), "Count", now);
        Metrics.emit("GatewayTroubles", troubles.get(), "Count", now);
        Metrics.emit("RefundsParked", count(Refunds.Listed.PARKED), "Count", now);
        Metrics.emit("RefundsReturned", count(Refunds.Listed.RETURNED), "Count", now);
        Metrics.emit(
                "UnexpectedGatewayEvents",
                unexpected.open(MOST_COUNTED, Optional.empty()).items().size(),
                "Count",
                now);
        Metrics.emit("OldestPauseSeconds", oldestPause(now).toSeconds(), "Seconds", now);
        Metrics.emit("RefundsLate", unpaid.countLate(now, MOST_COUNTED), "Count", now);
        Metrics.emit("OldestDueRefundSeconds", unpaid.longestDue(now).toSeconds(), "Seconds", now);
        // Last, so that a failure here delays no refund.
        Metrics.emit("ShipmentsNotFollowed", followShipments.runOnce(now, LIMIT), "Count", now);
        return total;
    }

    /** An operator searches the log for the refund's id, which begins the key. */
    private void trouble(String key, String what) {
        if (troubles.incrementAndGet() <= MOST_LOGGED) {
            LOG.warnf("the gateway did not settle refund %s: %s", key, what);
        }
    }

    private Duration oldestPause(Instant now) {
        return pauses.active().stream()
                .map(pause -> Duration.between(pause.at(), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private int count(Refunds.Listed listed) {
        return refunds.listed(listed, MOST_COUNTED, Optional.empty()).items().size();
    }
}
