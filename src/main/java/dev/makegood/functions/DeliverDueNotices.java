package dev.makegood.functions;

import dev.makegood.notice.DeliverNotices;
import dev.makegood.notice.NoticePort;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Scheduled: hands over what people are to be told. */
@Singleton
public class DeliverDueNotices {
    /** Notices of one run: more than a run of detection makes (2,000), some 20 s at the event bus's pace, of its 60 s. */
    private static final int LIMIT = 4_000;

    private final DeliverNotices deliverNotices;
    private final Clock clock;

    DeliverDueNotices(Database database, NoticePort port, Clock clock) {
        deliverNotices = new DeliverNotices(database, port);
        this.clock = clock;
    }

    @Funq("deliver-notices")
    public DeliverNotices.Counts run(Map<String, Object> payload) {
        Schedule.check(payload, "deliver-notices");
        Instant now = clock.instant();
        DeliverNotices.Counts counts = deliverNotices.runOnce(now, LIMIT);
        Metrics.emit("NoticesOverdue", counts.overdue(), "Count", now);
        return counts;
    }
}
