package dev.makegood.functions;

import dev.makegood.inventory.RemindOfRestocks;
import dev.makegood.inventory.WarnOfLowStock;
import dev.makegood.order.TellOfPresale;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Scheduled: tells merchants of low stock and restocks, and buyers of presales. A function of its own: detection is not to wait. */
@Singleton
public class WatchStock {
    /** Positions, and restocks, that one run tells of: some 15 s at DynamoDB's pace for each kind, of the 60 s that it has. */
    private static final int LIMIT = 400;

    /** Pages of presales that one run tells buyers of, up to 40 each: another 15 s. */
    private static final int PAGES = 40;

    private final WarnOfLowStock warnOfLowStock;
    private final RemindOfRestocks remindOfRestocks;
    private final TellOfPresale tellOfPresale;
    private final Clock clock;

    WatchStock(Database database, Clock clock) {
        warnOfLowStock = new WarnOfLowStock(database);
        remindOfRestocks = new RemindOfRestocks(database);
        tellOfPresale = new TellOfPresale(database);
        this.clock = clock;
    }

    /** Who was told of what. */
    public record Result(
            WarnOfLowStock.Counts lowStock, RemindOfRestocks.Counts restocks, TellOfPresale.Counts presales) {}

    @Funq("watch-stock")
    public Result run(Map<String, Object> payload) {
        Schedule.check(payload, "watch-stock");
        Instant now = clock.instant();
        return new Result(
                warnOfLowStock.runOnce(now, LIMIT),
                remindOfRestocks.runOnce(now, LIMIT),
                tellOfPresale.runOnce(now, PAGES));
    }
}
