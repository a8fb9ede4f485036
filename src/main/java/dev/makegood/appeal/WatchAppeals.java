package dev.makegood.appeal;

import dev.makegood.policy.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Query;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells the operator, once for each, of appeals whose decision is late. */
public final class WatchAppeals {
    private static final System.Logger LOG = System.getLogger(WatchAppeals.class.getName());

    private final Database database;
    private final Appeals appeals;
    private final Cases cases;
    private final Policies policies;
    private final AppealNotices told;

    public WatchAppeals(Database database) {
        this.database = database;
        appeals = new Appeals(database);
        cases = new Cases(database);
        policies = new Policies(database);
        told = new AppealNotices(database);
    }

    /**
     * What a run did.
     *
     * @param failed appeals that could not be handled now; they are tried again
     */
    public record Counts(int overdue, int failed) {}

    /** @param limit about the most appeals to look at, of every shard the same */
    public Counts runOnce(Instant now, int limit) {
        int page = Math.clamp(limit / Shards.ALL.size(), 1, Query.MAX_LIMIT);
        var due = new ShardPages<>((shard, after) -> appeals.due(shard, now, page, after));
        int overdue = 0;
        int failed = 0;
        for (int seen = 0; due.hasMore() && seen < limit; ) {
            List<CaseId> ids = due.next();
            seen += ids.size();
            for (CaseId id : ids) {
                try {
                    overdue += tell(id, now) ? 1 : 0;
                } catch (RuntimeException bad) {
                    // Whatever is wrong with one appeal must not stop the others.
                    failed++;
                    LOG.log(Level.ERROR, "the appeal against " + id + " is left for the next run", bad);
                }
            }
        }
        return new Counts(overdue, failed);
    }

    private boolean tell(CaseId id, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Appeal>> stored =
                    appeals.find(id).filter(found -> found.value().isOverdue(now));
            if (stored.isEmpty()) {
                return Decision.answer(false);
            }
            Appeal appeal = stored.get().value();
            Case c = cases.find(id).orElseThrow().value();
            var zone = policies.get(c.policy()).zone();
            return new Decision<>(
                    true, List.of(appeals.put(stored, appeal.toldOverdue()), told.overdue(c, appeal, zone, now)));
        });
    }
}
