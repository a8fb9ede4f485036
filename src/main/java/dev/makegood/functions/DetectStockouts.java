package dev.makegood.functions;

import dev.makegood.inventory.RemindOfRestocks;
import dev.makegood.inventory.WarnOfLowStock;
import dev.makegood.order.TellOfPresale;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Attempt;
import dev.makegood.stockout.DetectOverdue;
import dev.makegood.stockout.EstablishStockout;
import dev.makegood.stockout.Pass;
import dev.makegood.stockout.StrandOrders;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Scheduled: works off short stock positions, then finds overdue lines, then tells merchants of low stock and restocks, and buyers of presales. */
@Singleton
public class DetectStockouts {
    private static final Logger LOG = Logger.getLogger(DetectStockouts.class);

    /** Lines that one run works off, of each kind: some 20 s at DynamoDB's pace, of the 60 s that it has. */
    private static final int LIMIT = 500;

    /** Pages of buyers, of 40 each, that one run tells of presales. */
    private static final int PAGES = 50;

    private final StrandOrders strandOrders;
    private final DetectOverdue detectOverdue;
    private final WarnOfLowStock warnOfLowStock;
    private final RemindOfRestocks remindOfRestocks;
    private final TellOfPresale tellOfPresale;
    private final Clock clock;

    DetectStockouts(Database database, Clock clock) {
        var establish = new EstablishStockout(database, new Refunds(database));
        var attempt = new Attempt((line, fault) -> LOG.error("line " + line + " is left for the next pass", fault));
        strandOrders = new StrandOrders(database, establish, attempt);
        detectOverdue = new DetectOverdue(database, establish, attempt);
        warnOfLowStock = new WarnOfLowStock(database);
        remindOfRestocks = new RemindOfRestocks(database);
        tellOfPresale = new TellOfPresale(database);
        this.clock = clock;
    }

    /** What was stranded by stock, what was overdue, and who was told of low stock, restocks and presales. */
    public record Result(
            Pass stranded,
            Pass overdue,
            WarnOfLowStock.Counts low,
            RemindOfRestocks.Counts restocks,
            TellOfPresale.Counts presales) {}

    @Funq("detect-stockouts")
    public Result run(Map<String, Object> payload) {
        Schedule.check(payload, "detect-stockouts");
        Instant now = clock.instant();
        var result = new Result(
                strandOrders.runOnce(now, LIMIT),
                detectOverdue.runOnce(now, LIMIT),
                warnOfLowStock.runOnce(now, LIMIT),
                remindOfRestocks.runOnce(now, LIMIT),
                tellOfPresale.runOnce(now, PAGES));
        Metrics.emit(
                "LinesFailed", result.stranded().failed() + result.overdue().failed(), "Count", now);
        return result;
    }
}
