package dev.makegood.servicedesk.worklist;

import dev.makegood.logging.Log;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.TellLateAppeal;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.TellLateClaim;
import dev.makegood.servicedesk.handover.HandOver;
import dev.makegood.servicedesk.handover.TellLateHandOver;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Tells the operator, once each, about appeals and claims whose decision is late and hand-overs whose answer is late.
 */
public final class WatchDesk {
    private static final Log LOG = Log.of(WatchDesk.class);

    private final TellLateAppeal appeal;
    private final TellLateClaim claim;
    private final TellLateHandOver answer;

    public WatchDesk(Database database) {
        appeal = new TellLateAppeal(database);
        claim = new TellLateClaim(database);
        answer = new TellLateHandOver(database);
    }

    /**
     * Counts what a run did.
     *
     * @param overdue how many were told in this run
     * @param failed how many failed; the next run tries them again
     */
    public record DeskResult(int overdue, int failed) {
        private DeskResult plus(DeskResult other) {
            return new DeskResult(overdue + other.overdue, failed + other.failed);
        }
    }

    /** Looks at everything that is late, told or not: there are only as many as people have left undone. */
    public DeskResult runOnce(Instant now) {
        return watch(appeal::due, appeal::tell, Appeal::caseId, now)
                .plus(watch(claim::due, claim::tell, Claim::line, now))
                .plus(watch(answer::due, answer::tell, HandOver::caseId, now));
    }

    private static <T> DeskResult watch(
            BiFunction<Instant, Optional<Cursor>, Page<T>> due,
            BiPredicate<T, Instant> tell,
            Function<T, Object> about,
            Instant now) {
        var counts = new DeskResult(0, 0);
        Optional<Cursor> after = Optional.empty();
        do {
            Page<T> page = due.apply(now, after);
            for (T item : page.items()) {
                counts = counts.plus(tell(item, tell, about, now));
            }
            after = page.next();
        } while (after.isPresent());
        return counts;
    }

    private static <T> DeskResult tell(T item, BiPredicate<T, Instant> tell, Function<T, Object> about, Instant now) {
        try {
            return new DeskResult(tell.test(item, now) ? 1 : 0, 0);
        } catch (RuntimeException bad) {
            // One that fails must not stop the others.
            LOG.error(item.getClass().getSimpleName() + " of {} is left for the next run", about.apply(item), bad);
            return new DeskResult(0, 1);
        }
    }
}
