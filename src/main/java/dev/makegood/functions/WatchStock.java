package dev.makegood.functions;

import dev.makegood.inventory.RemindOfRestocks;
import dev.makegood.inventory.TellOfStock;
import dev.makegood.inventory.WarnOfLowStock;
import dev.makegood.order.TellOfPresale;
import dev.makegood.refund.TellOfNewDate;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Scheduled: tells merchants of low stock, of stock to count and of restocks, and buyers of presales and of restocks that were moved. A function of its own: detection is not to wait. */
@Singleton
public class WatchStock {
    /** Positions, and restocks, that one run tells of: some 15 s at DynamoDB's pace for each kind, of the 60 s that it has. */
    private static final int LIMIT = 400;

    /** Pages that one run tells buyers of presales, and of restocks, up to 40 each: some 7 s for each kind. */
    private static final int PAGES = 20;

    private final WarnOfLowStock warnOfLowStock;
    private final TellOfStock tellOfStock;
    private final RemindOfRestocks remindOfRestocks;
    private final TellOfPresale tellOfPresale;
    private final TellOfNewDate tellOfNewDate;
    private final Clock clock;

    WatchStock(Database database, Clock clock) {
        warnOfLowStock = new WarnOfLowStock(database);
        tellOfStock = new TellOfStock(database);
        remindOfRestocks = new RemindOfRestocks(database);
        tellOfPresale = new TellOfPresale(database);
        tellOfNewDate = new TellOfNewDate(database);
        this.clock = clock;
    }

    /** Who was told of what. */
    public record Result(
            WarnOfLowStock.Counts lowStock,
            TellOfStock.Counts positions,
            RemindOfRestocks.Counts restocks,
            TellOfPresale.Counts presales,
            TellOfNewDate.Counts newDates) {}

    @Funq("watch-stock")
    public Result run(Map<String, Object> payload) {
        Schedule.check(payload, "watch-stock");
        Instant now = clock.instant();
        return new Result(
                warnOfLowStock.runOnce(now, LIMIT),
                tellOfStock.runOnce(now, LIMIT),
                remindOfRestocks.runOnce(now, LIMIT),
                tellOfPresale.runOnce(now, PAGES),
                tellOfNewDate.runOnce(now, PAGES));
    }
}
