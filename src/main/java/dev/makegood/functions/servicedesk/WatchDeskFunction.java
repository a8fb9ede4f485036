package dev.makegood.functions.servicedesk;

import dev.makegood.abuse.WatchAbuse;
import dev.makegood.functions.Schedule;
import dev.makegood.servicedesk.worklist.WatchDesk;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Tells the operator of decisions and answers that are late, and flags what looks like abuse, on a schedule. */
@Singleton
public class WatchDeskFunction {
    /** About how many cases a run looks at. */
    private static final int CASES = 1_000;

    private final WatchDesk watchDesk;
    private final WatchAbuse watchAbuse;
    private final Clock clock;

    public WatchDeskFunction(Database database, Clock clock) {
        watchDesk = new WatchDesk(database);
        watchAbuse = new WatchAbuse(database);
        this.clock = clock;
    }

    /**
     * Counts the results of a run.
     *
     * @param overdue decisions and answers that were told to be late
     * @param flagged what looks like abuse and was not flagged before
     * @param failed rows that could not be handled
     */
    public record DeskWatched(int overdue, int flagged, int failed) {}

    @Funq("watch-desk")
    public DeskWatched run(Map<String, Object> payload) {
        Schedule.check(payload, "watch-desk");
        WatchDesk.DeskResult late = watchDesk.runOnce(clock.instant());
        WatchAbuse.AbuseResult abuse = watchAbuse.runOnce(clock.instant(), CASES);
        return new DeskWatched(late.overdue(), abuse.flagged(), late.failed() + abuse.failed());
    }
}
