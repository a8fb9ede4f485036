package dev.makegood.stockout.detection;

import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import java.time.Instant;
import java.util.List;

/** Lets lines that were reported late be found overdue once their time to settle is over. */
final class SettleLines {
    private final Database database;
    private final Orders orders;
    private final Attempt attempt;

    SettleLines(Database database, Attempt attempt) {
        this.database = database;
        orders = new Orders(database);
        this.attempt = attempt;
    }

    /** Settles lines until none is left or about {@code limit} were settled. */
    void runOnce(Instant now, int limit) {
        int page = Shards.page(limit);
        var due = new ShardPages<>((shard, after) -> orders.openLines().toSettle(shard, now, page, after));
        for (int seen = 0; due.hasMore() && seen < limit; ) {
            List<LineRef> lines = due.next();
            seen += lines.size();
            lines.forEach(line -> attempt.line(line, () -> settle(line, now)));
        }
    }

    private int settle(LineRef ref, Instant now) {
        return database.decide(() -> orders.findLine(ref)
                .filter(line -> line.value().times().reported().settling()
                        && !line.value().isSettling(now))
                .map(line -> new Decision<>(
                        line.value().open(),
                        List.of(orders.replace(line, line.value().settled()))))
                .orElse(Decision.answer(0)));
    }
}
