package dev.makegood.servicedesk.worklist;

import dev.makegood.logging.Log;
import dev.makegood.servicedesk.appeal.AppealNotices;
import dev.makegood.servicedesk.appeal.Appeals;
import dev.makegood.servicedesk.claim.ClaimNotices;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.handover.HandOverNotices;
import dev.makegood.servicedesk.handover.HandOvers;
import dev.makegood.servicedesk.ticket.TellLate;
import dev.makegood.servicedesk.ticket.Ticketed;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells the operator, once each, about appeals, claims and hand-overs whose decision or answer is late. */
public final class WatchDesk {
    private static final Log LOG = Log.of(WatchDesk.class);

    private final List<TellLate<?>> kinds;

    public WatchDesk(Database database) {
        kinds = List.of(
                new TellLate<>(database, new Appeals(database).tickets(), new AppealNotices(database)::overdue),
                new TellLate<>(database, new Claims(database).tickets(), new ClaimNotices(database)::overdue),
                new TellLate<>(database, new HandOvers(database).tickets(), new HandOverNotices(database)::overdue));
    }

    /**
     * Counts the results of a run.
     *
     * @param overdue how many were told in this run
     * @param failed how many failed; the next run tries them again
     */
    public record DeskResult(int overdue, int failed) {
        private DeskResult plus(DeskResult other) {
            return new DeskResult(overdue + other.overdue, failed + other.failed);
        }
    }

    /** Looks at everything that is late, told or not; people leave few undone. */
    public DeskResult runOnce(Instant now) {
        return kinds.stream().map(kind -> watch(kind, now)).reduce(new DeskResult(0, 0), DeskResult::plus);
    }

    private static <T extends Ticketed<T>> DeskResult watch(TellLate<T> kind, Instant now) {
        var counts = new DeskResult(0, 0);
        Optional<Cursor> after = Optional.empty();
        do {
            Page<T> page = kind.due(now, after);
            for (T ticket : page.items()) {
                counts = counts.plus(tell(kind, ticket, now));
            }
            after = page.next();
        } while (after.isPresent());
        return counts;
    }

    private static <T extends Ticketed<T>> DeskResult tell(TellLate<T> kind, T late, Instant now) {
        try {
            return new DeskResult(kind.tell(late, now) ? 1 : 0, 0);
        } catch (RuntimeException bad) {
            // One that fails must not stop the others.
            LOG.error(late.getClass().getSimpleName() + " of {} is left for the next run", late.about(), bad);
            return new DeskResult(0, 1);
        }
    }
}
