package dev.makegood.functions;

import dev.makegood.payment.PaymentGateway;
import dev.makegood.refund.FollowShipments;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.SweepRefunds;
import dev.makegood.refund.UnexpectedEvents;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Scheduled: takes up refunds that are due. */
@Singleton
public class SweepDueRefunds {
    private static final Logger LOG = Logger.getLogger(SweepDueRefunds.class);

    /** Refunds of one run: with eight at once and a gateway at its slowest (10 s), it still ends within 60 s. */
    private static final int LIMIT = 40;

    /** Runs of one invocation, while there is time: a gateway that answers in time gets more than one. */
    private static final int MOST_RUNS = 25;

    /** Refunds and events that are counted for an alarm, which one is enough for. */
    private static final int MOST_COUNTED = 100;

    /** When no further run is begun, so that the slowest one still ends within the function's 60 s. */
    private static final Duration LAST_BEGIN = Duration.ofSeconds(8);

    private final SweepRefunds sweepRefunds;
    private final FollowShipments followShipments;
    private final Refunds refunds;
    private final UnexpectedEvents unexpected;
    private final Clock clock;

    SweepDueRefunds(Database database, PaymentGateway gateway, Clock clock) {
        refunds = new Refunds(database);
        unexpected = new UnexpectedEvents(database);
        sweepRefunds = new SweepRefunds(
                database, gateway, clock, (id, fault) -> LOG.error("refund " + id + " is left for later", fault));
        followShipments =
                new FollowShipments(database, (line, fault) -> LOG.error("line " + line + " is left for later", fault));
        this.clock = clock;
    }

    @Funq("sweep-refunds")
    public SweepRefunds.Pass run(Map<String, Object> payload) {
        Schedule.check(payload, "sweep-refunds");
        Instant began = clock.instant();
        int notFollowed = followShipments.runOnce(began, LIMIT);
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
        Metrics.emit("ShipmentsNotFollowed", notFollowed, "Count", now);
        Metrics.emit("RefundsParked", count(Refunds.Listed.PARKED), "Count", now);
        Metrics.emit("RefundsReturned", count(Refunds.Listed.RETURNED), "Count", now);
        Metrics.emit(
                "UnexpectedGatewayEvents",
                unexpected.open(MOST_COUNTED, Optional.empty()).items().size(),
                "Count",
                now);
        Metrics.emit("OldestDueRefundSeconds", oldest(total, now).toSeconds(), "Seconds", now);
        return total;
    }

    private int count(Refunds.Listed listed) {
        return refunds.listed(listed, MOST_COUNTED, Optional.empty()).items().size();
    }

    /** An attempt moves a refund's next one on, but not the time since when the buyer is waiting. */
    private Duration oldest(SweepRefunds.Pass pass, Instant now) {
        Duration tried = pass.oldest().map(due -> Duration.between(due, now)).orElse(Duration.ZERO);
        Duration untried = refunds.longestWait(now);
        return tried.compareTo(untried) > 0 ? tried : untried;
    }
}
