package dev.makegood.functions.servicedesk;

import dev.makegood.functions.Schedule;
import dev.makegood.servicedesk.worklist.WatchDesk;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Tells the operator of decisions and answers that are late, on a schedule. */
@Singleton
public class WatchDeskFunction {
    private final WatchDesk watchDesk;
    private final Clock clock;

    public WatchDeskFunction(Database database, Clock clock) {
        watchDesk = new WatchDesk(database);
        this.clock = clock;
    }

    @Funq("watch-desk")
    public WatchDesk.DeskResult run(Map<String, Object> payload) {
        Schedule.check(payload, "watch-desk");
        return watchDesk.runOnce(clock.instant());
    }
}
