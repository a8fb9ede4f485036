package dev.makegood.functions.orders;

import dev.makegood.functions.Metrics;
import dev.makegood.functions.Schedule;
import dev.makegood.market.Market;
import dev.makegood.order.archive.ArchiveOrders;
import dev.makegood.order.archive.ArchiveStore;
import dev.makegood.order.archive.Retention;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Moves orders that went well to the archive, a part of the table at each tick. */
@Singleton
public class ArchiveOrdersFunction {
    private static final int MOST_PAGES = 10_000;

    private final ArchiveOrders archiveOrders;
    private final Clock clock;

    public ArchiveOrdersFunction(Database database, Scanner scanner, ArchiveStore store, Clock clock) {
        archiveOrders = new ArchiveOrders(
                database,
                scanner,
                store,
                new Retention(Market.current().periods().claimWithin()));
        this.clock = clock;
    }

    @Funq("archive-orders")
    public ArchiveOrders.ArchiveResult run(Map<String, Object> payload) {
        int pages = (int) (long) Schedule.read(payload, "archive-orders", in -> in.whole("pages", 1, MOST_PAGES));
        Instant now = clock.instant();
        ArchiveOrders.ArchiveResult result = archiveOrders.runOnce(now, pages);
        Metrics.emit("OrdersArchived", result.removed(), "Count", now);
        return result;
    }
}
