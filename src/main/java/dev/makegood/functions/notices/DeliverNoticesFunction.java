package dev.makegood.functions.notices;

import dev.makegood.functions.Metrics;
import dev.makegood.functions.Schedule;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.notice.NoticePort;
import dev.makegood.notice.Notices;
import dev.makegood.storage.Database;
import dev.makegood.storage.Worker;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Delivers due notices, on a schedule. */
@Singleton
public class DeliverNoticesFunction {
    /** The most notices per run: they take about 45 s of its 60 s. */
    public static final int LIMIT = 6_000;

    private final DeliverNotices deliverNotices;
    private final Notices notices;
    private final Clock clock;

    public DeliverNoticesFunction(Database database, NoticePort port, Clock clock) {
        deliverNotices = new DeliverNotices(database, port);
        notices = new Notices(database);
        this.clock = clock;
    }

    @Funq("deliver-notices")
    public DeliverNotices.DeliveryResult run(Map<String, Object> payload) {
        Worker worker = Schedule.worker(payload, "deliver-notices");
        Instant now = clock.instant();
        DeliverNotices.DeliveryResult counts = deliverNotices.runOnce(now, LIMIT, worker);
        if (worker.isFirst()) {
            Metrics.emit(
                    "OldestUndeliveredSeconds", notices.oldestUndelivered(now).toSeconds(), "Seconds", now);
        }
        return counts;
    }
}
