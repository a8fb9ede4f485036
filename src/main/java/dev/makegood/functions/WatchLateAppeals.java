package dev.makegood.functions;

import dev.makegood.appeal.WatchAppeals;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Scheduled: tells the operator of appeals whose decision is late. */
@Singleton
public class WatchLateAppeals {
    private static final int LIMIT = 1_000;

    private final WatchAppeals watchAppeals;
    private final Clock clock;

    WatchLateAppeals(Database database, Clock clock) {
        watchAppeals = new WatchAppeals(database);
        this.clock = clock;
    }

    @Funq("watch-appeals")
    public WatchAppeals.Counts run(Map<String, Object> payload) {
        Schedule.check(payload, "watch-appeals");
        return watchAppeals.runOnce(clock.instant(), LIMIT);
    }
}
