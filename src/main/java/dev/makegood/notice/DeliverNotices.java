package dev.makegood.notice;

import dev.makegood.logging.Log;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Worker;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Delivers due notices, each at least once: a notice is marked only after the port has taken it, so a crash in between,
 * or two concurrent passes, send it again under the same id. A notice that fails is retried forever with growing
 * pauses, and blocks no other.
 */
public final class DeliverNotices {
    private static final Log LOG = Log.of(DeliverNotices.class);

    private final Database database;
    private final Notices notices;
    private final NoticePort port;

    public DeliverNotices(Database database, NoticePort port) {
        this.database = database;
        this.notices = new Notices(database);
        this.port = port;
    }

    /**
     * Counts the results of one pass.
     *
     * @param left notices that are due but were not tried because of the limit; beyond {@value Query#MAX_LIMIT} in a
     *     shard, the rest counts as one
     */
    public record DeliveryResult(int delivered, int failed, int left) {
        private static final DeliveryResult NONE = new DeliveryResult(0, 0, 0);
        private static final DeliveryResult DELIVERED = new DeliveryResult(1, 0, 0);
        private static final DeliveryResult FAILED = new DeliveryResult(0, 1, 0);

        private DeliveryResult plus(DeliveryResult other) {
            return new DeliveryResult(delivered + other.delivered, failed + other.failed, left + other.left);
        }
    }

    /** Delivers notices that are due at {@code now}, of all shards. */
    public DeliveryResult runOnce(Instant now, int limit) {
        return runOnce(now, limit, Worker.ALONE);
    }

    /**
     * Delivers notices of a worker's shards that are due at {@code now}, at most the same number from each shard, so that
     * no shard waits for another.
     *
     * @param limit the most notices to try; at least one per shard
     */
    public DeliveryResult runOnce(Instant now, int limit, Worker worker) {
        List<String> shards = worker.shards();
        int share = limit / Math.max(1, shards.size());
        if (share < 1) {
            throw new IllegalArgumentException("the limit allows less than one notice per shard: " + limit);
        }
        int atOnce = Concurrently.ofEach(shards.size());
        return Concurrently.map(shards, shard -> deliverShard(shard, now, share, atOnce)).stream()
                .reduce(DeliveryResult.NONE, DeliveryResult::plus);
    }

    private DeliveryResult deliverShard(String shard, Instant now, int share, int atOnce) {
        DeliveryResult counts = DeliveryResult.NONE;
        Optional<Cursor> after = Optional.empty();
        int tried = 0;
        int left;
        do {
            Page<Key> due = notices.due(shard, now, Query.MAX_LIMIT, after);
            List<Key> turn =
                    due.items().subList(0, Math.min(share - tried, due.items().size()));
            counts = Concurrently.map(database.findAll(turn), atOnce, row -> deliver(row, now)).stream()
                    .reduce(counts, DeliveryResult::plus);
            tried += turn.size();
            after = due.next();
            left = due.items().size() - turn.size() + (after.isPresent() ? 1 : 0);
        } while (after.isPresent() && tried < share);
        return counts.plus(new DeliveryResult(0, 0, left));
    }

    private DeliveryResult deliver(Row row, Instant now) {
        try {
            Stored<Notice> stored = notices.read(row);
            if (!stored.value().isDue(now)) {
                return DeliveryResult.NONE;
            }
            port.send(Message.of(stored.value()));
            if (!database.commit(List.of(delivered(stored, now)))) {
                database.decide(() -> delivered(row.key(), now));
            }
            return DeliveryResult.DELIVERED;
        } catch (RuntimeException fault) {
            // One notice that fails must not stop the others.
            LOG.warn("not delivered: {}", row.key(), fault);
            return postpone(row.key(), now);
        }
    }

    /** Marks the notice as delivered even if another pass failed and postponed it meanwhile. */
    private Decision<DeliveryResult> delivered(Key key, Instant now) {
        List<Write> writes = notices
                .find(key)
                .filter(stored -> stored.value().isUndelivered())
                .map(stored -> delivered(stored, now))
                .stream()
                .toList();
        return new Decision<>(DeliveryResult.DELIVERED, writes);
    }

    private Write delivered(Stored<Notice> stored, Instant now) {
        return notices.replace(stored, stored.value().with(new Delivery.Delivered(now)));
    }

    private DeliveryResult postpone(Key key, Instant now) {
        try {
            return database.decide(() -> postponed(key, now));
        } catch (RuntimeException fault) {
            // The row stays due, so the next pass tries it again.
            LOG.warn("notice {} not postponed", key.sort(), fault);
            return DeliveryResult.FAILED;
        }
    }

    private Decision<DeliveryResult> postponed(Key key, Instant now) {
        Optional<Stored<Notice>> found;
        try {
            found = notices.find(key);
        } catch (IllegalArgumentException unreadable) {
            return new Decision<>(DeliveryResult.FAILED, notices.setAside(key, now.plus(Delivery.MAX_BACKOFF)));
        }
        // Nothing to postpone: another pass has delivered or postponed it.
        return found.filter(stored -> stored.value().isDue(now))
                .map(stored -> postponed(stored, now))
                .orElse(Decision.answer(DeliveryResult.NONE));
    }

    private Decision<DeliveryResult> postponed(Stored<Notice> stored, Instant now) {
        Notice notice = stored.value();
        return new Decision<>(DeliveryResult.FAILED, List.of(notices.replace(stored, notice.postponed(now))));
    }
}
