package dev.makegood.early;

import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Checks whether the orders of waiting facts have arrived, and ends facts whose time is over. The check is needed only
 * if a run that placed an order was interrupted before it applied them.
 */
public final class SweepFacts {
    private final Database database;
    private final EarlyFacts facts;
    private final Orders orders;
    private final ApplyFacts applyFacts;
    private final BiConsumer<String, RuntimeException> report;

    /**
     * Creates the sweep.
     *
     * @param report receives each order whose facts could not be applied; they are tried again
     */
    public SweepFacts(Database database, BiConsumer<String, RuntimeException> report) {
        this.database = database;
        this.report = report;
        facts = new EarlyFacts(database);
        orders = new Orders(database);
        applyFacts = new ApplyFacts(database);
    }

    /** Makes one pass, until nothing is due or about {@code limit} were checked. */
    public Applied runOnce(Instant now, int limit) {
        int page = Shards.page(limit);
        var due = new ShardPages<>((shard, after) -> facts.due(shard, now, page, after));
        Applied applied = Applied.NOTHING;
        for (int seen = 0; due.hasMore() && seen < limit; ) {
            List<Key> keys = due.next();
            seen += keys.size();
            for (Key key : keys) {
                applied = applied.plus(look(key, now));
            }
        }
        return applied;
    }

    private Applied look(Key key, Instant now) {
        try {
            return facts.find(key).map(stored -> look(key, stored.value(), now)).orElse(Applied.NOTHING);
        } catch (RuntimeException fault) {
            // One fact that fails must not stop the others.
            report.accept(key.partition(), fault);
            return Applied.NOTHING;
        }
    }

    private Applied look(Key key, EarlyFact told, Instant now) {
        if (told.state() != EarlyFact.State.WAITING) {
            return Applied.NOTHING;
        }
        boolean placed = orders.isPlaced(told.fact().orderId());
        if (!placed && told.isOver(now)) {
            applyFacts.unclaimed(told, now);
            return new Applied(1, 1, 0);
        }
        Applied applied = placed ? applyFacts.ofOrder(told.fact().orderId(), now) : Applied.NOTHING;
        database.decide(() -> {
            Optional<Stored<EarlyFact>> stored =
                    facts.find(key).filter(still -> still.value().state() == EarlyFact.State.WAITING);
            return stored.map(still -> new Decision<>(
                            true, List.of(facts.replace(still, still.value().lookedFor(now)))))
                    .orElse(Decision.answer(false));
        });
        return applied;
    }
}
