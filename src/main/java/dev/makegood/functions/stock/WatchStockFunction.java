package dev.makegood.functions.stock;

import dev.makegood.functions.Metrics;
import dev.makegood.functions.Schedule;
import dev.makegood.inventory.TellOfStock;
import dev.makegood.inventory.lowstock.WarnOfLowStock;
import dev.makegood.inventory.restock.RemindOfRestocks;
import dev.makegood.order.AllocateMissedLines;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.shiptime.NotifyPresaleMoved;
import dev.makegood.refund.waiting.NotifyRestockMoved;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Tells merchants of low stock, of stock to count and of restocks, and buyers of presales and moved restocks, and counts
 * order lines that the stream lost, on a schedule. Is a function of its own, so that detection does not wait for it.
 */
@Singleton
public class WatchStockFunction {
    /** The most positions and restocks per run: each kind takes about 15 s of its 90 s. */
    private static final int LIMIT = 400;

    /** The most pages of up to 40 buyers per run, for presales and for restocks: each kind takes about 7 s. */
    private static final int PAGES = 20;

    /** The most lines per run to look at for ones that were never counted: they take about 10 s. */
    private static final int LINES = 50_000;

    private final WarnOfLowStock warnOfLowStock;
    private final TellOfStock tellOfStock;
    private final RemindOfRestocks remindOfRestocks;
    private final NotifyPresaleMoved tellOfPresale;
    private final NotifyRestockMoved tellOfNewDate;
    private final AllocateMissedLines allocateMissedLines;
    private final Clock clock;

    public WatchStockFunction(Database database, Clock clock) {
        warnOfLowStock = new WarnOfLowStock(database);
        tellOfStock = new TellOfStock(database);
        remindOfRestocks = new RemindOfRestocks(database);
        tellOfPresale = new NotifyPresaleMoved(database);
        tellOfNewDate = new NotifyRestockMoved(database);
        allocateMissedLines = new AllocateMissedLines(database);
        this.clock = clock;
    }

    /** Counts the notices of a run, and the lines that were counted in their positions. */
    public record Result(
            WarnOfLowStock.LowStockResult lowStock,
            TellOfStock.AnnouncementResult positions,
            RemindOfRestocks.ReminderResult restocks,
            NotifyPresaleMoved.PresaleMovedResult presales,
            NotifyRestockMoved.RestockMovedResult newDates,
            AllocateStock.AllocationResult missedLines) {}

    @Funq("watch-stock")
    public Result run(Map<String, Object> payload) {
        Schedule.check(payload, "watch-stock");
        Instant now = clock.instant();
        AllocateStock.AllocationResult missed = allocateMissedLines.runOnce(now, LINES);
        Metrics.emit("MissedLines", missed.lines(), "Count", now);
        return new Result(
                warnOfLowStock.runOnce(now, LIMIT),
                tellOfStock.runOnce(now, LIMIT),
                remindOfRestocks.runOnce(now, LIMIT),
                tellOfPresale.runOnce(now, PAGES),
                tellOfNewDate.runOnce(now, PAGES),
                missed);
    }
}
