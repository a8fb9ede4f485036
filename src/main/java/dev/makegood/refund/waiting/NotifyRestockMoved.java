package dev.makegood.refund.waiting;

import dev.makegood.inventory.restock.Answers;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.RestockState;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.logging.Log;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells waiting buyers that a restock was moved past their wait or declined, and later changes of it. Each page is one
 * transaction with the cursor, so that each buyer is told once. From then on they may stop waiting; the end of the wait
 * does not move.
 */
public final class NotifyRestockMoved {
    private static final Log LOG = Log.of(NotifyRestockMoved.class);

    /** The refunds to handle per transaction, with two writes each. */
    private static final int PAGE = 40;

    /** The restocks of one shard to read at once. */
    private static final int RESTOCKS = 25;

    private final Database database;
    private final Restocks restocks;
    private final Refunds refunds;
    private final Cases cases;
    private final WaitNotices notices;

    public NotifyRestockMoved(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        refunds = new Refunds(database);
        cases = new Cases(database);
        notices = new WaitNotices(database);
    }

    /**
     * Counts the results of a run.
     *
     * @param refunds the refunds whose buyers were told
     * @param failed restocks that failed; the next run tries them again
     */
    public record RestockMovedResult(int refunds, int failed) {}

    /** Tells buyers until all are told or about {@code limit} pages were read. */
    public RestockMovedResult runOnce(Instant now, int limit) {
        var worked = new ShardPages<>((shard, after) -> restocks.moved(shard, RESTOCKS, after))
                .work(limit, ref -> tell(ref, now), (ref, bad) -> LOG.error("cannot notify about {}", ref, bad));
        return new RestockMovedResult(worked.done(), worked.failed());
    }

    /** Tells the buyers of one page; empty if all are told. */
    private Optional<Integer> tell(Restock.Ref ref, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .flatMap(stored -> stored.value()
                        .answers()
                        .telling()
                        .map(telling -> decide(stored, stored.value().answers(), telling, now)))
                .orElseGet(() -> Decision.answer(Optional.empty())));
    }

    private Decision<Optional<Integer>> decide(
            Stored<Restock> stored, Answers said, Answers.AnnouncedPages telling, Instant now) {
        Restock restock = stored.value();
        Page<RefundId> page = refunds.waits(
                restock.ref().stock(),
                RestockState.over(said.earliest()),
                RestockState.over(said.latest()),
                PAGE,
                telling.after());
        var writes = new ArrayList<Write>();
        int told = 0;
        for (RefundId id : page.items()) {
            List<Write> writesOfOne = readable(id)
                    .filter(refund -> refund.value().state() instanceof RefundState.Deferred wait
                            && isToBeTold(wait, restock, said, now))
                    .map(refund -> tell(refund, restock, said, now))
                    .orElse(List.of());
            told += writesOfOne.isEmpty() ? 0 : 1;
            writes.addAll(writesOfOne);
        }
        Restock next = restock.told(told, page.next());
        int all = next.answers().told();
        if (page.next().isEmpty() && all > 0) {
            writes.add(notices.moved(restock, all, now));
        }
        writes.add(restocks.replace(stored, next));
        return new Decision<>(Optional.of(told), writes);
    }

    /** Logs a refund that cannot be read and returns empty, so that it does not block the others. */
    private Optional<Stored<Refund>> readable(RefundId id) {
        try {
            return refunds.find(id);
        } catch (IllegalArgumentException unreadable) {
            LOG.error("cannot notify about {}", id, unreadable);
            return Optional.empty();
        }
    }

    /**
     * Returns true if the buyer must be told: if the wait is over, the sweep does it, and a date within the wait needs
     * no notice.
     */
    private static boolean isToBeTold(RefundState.Deferred wait, Restock restock, Answers said, Instant now) {
        boolean slipped = said.isTooLate(wait.until());
        boolean again = wait.moved()
                .filter(before -> before.restockId().equals(restock.restockId()))
                .isPresent();
        return wait.until().isAfter(now) && (slipped || again);
    }

    private List<Write> tell(Stored<Refund> stored, Restock restock, Answers said, Instant now) {
        Refund refund = stored.value();
        var wait = (RefundState.Deferred) refund.state();
        var next = new RefundState.Moved(restock.restockId(), said.arrivesOn());
        Case c = cases.get(refund.refundId().caseId()).value();
        return List.of(
                refunds.replace(stored, refund.with(wait.told(next))),
                notices.moved(c, refund, wait.until(), restock, now));
    }
}
