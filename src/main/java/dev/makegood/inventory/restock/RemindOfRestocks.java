package dev.makegood.inventory.restock;

import dev.makegood.logging.Log;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reminds merchants and suppliers of restocks without an answer, and tells merchants of restocks that are late. */
public final class RemindOfRestocks {
    private static final Log LOG = Log.of(RemindOfRestocks.class);

    private final Database database;
    private final Restocks restocks;
    private final RestockNotices notices;

    public RemindOfRestocks(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        notices = new RestockNotices(database);
    }

    /**
     * Counts the results of a run.
     *
     * @param told reminders and late restocks
     * @param failed restocks that failed; the next run tries them again
     */
    public record ReminderResult(int told, int failed) {}

    /** Makes one pass, until nothing is due or about {@code limit} restocks were read. */
    public ReminderResult runOnce(Instant now, int limit) {
        int page = Shards.page(limit);
        var due = new ShardPages<>((shard, after) -> restocks.due(shard, now, page, after));
        var worked =
                due.each(limit, ref -> tell(ref, now), (ref, bad) -> LOG.error("cannot notify about {}", ref, bad));
        return new ReminderResult(worked.done(), worked.failed());
    }

    private boolean tell(Restock.Ref ref, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .filter(found -> found.value()
                        .state()
                        .dueAt()
                        .filter(due -> !due.isAfter(now))
                        .isPresent())
                .map(found -> new Decision<>(true, writes(found, now)))
                .orElseGet(() -> Decision.answer(false)));
    }

    private List<Write> writes(Stored<Restock> stored, Instant now) {
        Restock restock = stored.value();
        return switch (restock.state()) {
            case RestockState.Requested requested -> {
                RestockState.Requested reminded = requested.reminded(now);
                Optional<Supplier> supplier = restocks.readableSupplier(restock);
                var writes = new ArrayList<>(notices.unanswered(restock, reminded.reminders(), supplier, now));
                writes.add(restocks.replace(stored, reminded));
                yield writes;
            }
            case RestockState.Expected expected -> late(stored, expected, now);
            case RestockState.Declined declined -> {
                var writes = new ArrayList<>(missed(restock, declined.reply().orElseThrow()));
                writes.add(restocks.replace(stored, declined.late(now)));
                yield writes;
            }
            case RestockState.Late _, RestockState.Arrived _ -> List.of();
        };
    }

    private List<Write> late(Stored<Restock> stored, RestockState.Expected expected, Instant now) {
        Restock restock = stored.value();
        var writes = new ArrayList<Write>();
        writes.add(restocks.replace(stored, expected.late(now)));
        RestockState.Reply reply = expected.reply();
        writes.add(notices.late(restock, reply, now));
        writes.addAll(missed(restock, reply));
        return writes;
    }

    private List<Write> missed(Restock restock, RestockState.Reply reply) {
        return restocks.dated(restock, new Supplier.Dated(restock.restockId(), reply.arrivesOn(), Optional.empty()));
    }
}
