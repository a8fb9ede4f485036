package dev.makegood.functions.refunds;

import dev.makegood.functions.Metrics;
import dev.makegood.logging.Log;
import dev.makegood.refund.PromisedTime;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.UnpaidRefunds;
import dev.makegood.refund.pause.Pauses;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.settlement.UnexpectedEvents;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures open refunds after a sweep, and how long the settled ones took. */
final class RefundMetrics {
    private static final Log LOG = Log.of(RefundMetrics.class);

    /** The most refunds and events to count; one is enough for the alarm. */
    private static final int MOST_COUNTED = 100;

    private final Refunds refunds;
    private final UnpaidRefunds unpaid;
    private final UnexpectedEvents unexpected;
    private final Pauses pauses;
    private final PromisedTime promised;
    private final Queue<Refund> settled = new ConcurrentLinkedQueue<>();
    private final AtomicInteger troubles = new AtomicInteger();
    private final AtomicInteger withoutBalance = new AtomicInteger();

    RefundMetrics(Database database) {
        refunds = new Refunds(database);
        unpaid = new UnpaidRefunds(database);
        unexpected = new UnexpectedEvents(database);
        pauses = new Pauses(database);
        promised = new PromisedTime(database);
    }

    void begin() {
        settled.clear();
        troubles.set(0);
        withoutBalance.set(0);
    }

    /**
     * Counts a failure of the gateway.
     *
     * @return how many there are in this sweep
     */
    int trouble() {
        return troubles.incrementAndGet();
    }

    /**
     * Counts a refund for which the balance at the provider is too low.
     *
     * @return how many there are in this sweep
     */
    int withoutBalance() {
        return withoutBalance.incrementAndGet();
    }

    void settled(Refund refund) {
        settled.add(refund);
    }

    private List<PromisedTime.Taken> taken() {
        try {
            return promised.of(settled, RefundMetrics::unmeasured);
        } catch (RuntimeException unread) {
            LOG.warn("settled refunds could not be measured", unread);
            return List.of();
        }
    }

    /** The refund is settled; a missing figure does no harm. */
    private static void unmeasured(CaseId id, RuntimeException why) {
        LOG.warn("a refund of case {} is settled, but could not be measured", id, why);
    }

    /** Writes what one worker did. */
    void emitOwn(SweepResult total, Instant now) {
        List<PromisedTime.Taken> taken = taken();
        count("RefundsSettled", total.settled(), now);
        count("RefundsKept", taken.stream().filter(PromisedTime.Taken::kept).count(), now);
        List<Long> seconds = taken.stream().map(one -> one.took().toSeconds()).toList();
        Metrics.emit("SecondsToRefund", seconds, "Seconds", now);
        count("GatewayTroubles", troubles.get(), now);
        count("RefundsWithoutBalance", withoutBalance.get(), now);
    }

    /** Writes what is true of the refunds of all workers. */
    void emitOfAll(Instant now) {
        count("RefundsParked", listed(Refunds.Listed.PARKED), now);
        count("RefundsReturned", listed(Refunds.Listed.RETURNED), now);
        int events = Page.first(MOST_COUNTED, after -> unexpected.open(MOST_COUNTED, after))
                .size();
        count("UnexpectedGatewayEvents", events, now);
        Metrics.emit("OldestPauseSeconds", oldestPause(now).toSeconds(), "Seconds", now);
        count("RefundsLate", unpaid.countLate(now, MOST_COUNTED), now);
        Metrics.emit("OldestDueRefundSeconds", unpaid.longestDue(now).toSeconds(), "Seconds", now);
    }

    private static void count(String name, long value, Instant now) {
        Metrics.emit(name, value, "Count", now);
    }

    private int listed(Refunds.Listed listed) {
        return Page.first(MOST_COUNTED, after -> refunds.listed(listed, MOST_COUNTED, after))
                .size();
    }

    private Duration oldestPause(Instant now) {
        return pauses.active().stream()
                .map(pause -> Duration.between(pause.at(), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
