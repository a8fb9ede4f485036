package dev.makegood.furtherperiod;

import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lets what follows a further period take effect once it is over, if units have not been shipped. A period of a line
 * whose buyer has agreed to another ship time since ends without effect.
 */
public final class EndedPeriods {
    private static final int PAGE = 100;

    private final Database database;
    private final Orders orders;
    private final EstablishStockout establish;
    private final Notices notices;
    private final BiConsumer<LineRef, RuntimeException> report;

    /**
     * Creates the pass.
     *
     * @param report receives each line that failed; the next pass tries it again
     */
    public EndedPeriods(Database database, BiConsumer<LineRef, RuntimeException> report) {
        this.database = database;
        this.report = report;
        orders = new Orders(database);
        establish = new EstablishStockout(database, new Refunds(database));
        notices = new Notices(database);
    }

    /**
     * Makes one pass, until nothing is due or about {@code limit} lines were handled.
     *
     * @return how many lines failed
     */
    public int runOnce(Instant now, int limit) {
        return ShardPages.ofAll(after -> FurtherPeriod.over(database, now, PAGE, after))
                .each(limit, line -> handle(line, now), report)
                .failed();
    }

    private boolean handle(LineRef ref, Instant now) {
        return database.decide(() -> FurtherPeriod.find(database, ref)
                .filter(period -> isDue(period.value(), now))
                .map(period -> new Decision<>(true, writes(period, now)))
                .orElse(Decision.answer(false)));
    }

    private static boolean isDue(FurtherPeriod period, Instant now) {
        return period.endedAt().isEmpty() && !now.isBefore(period.overAt());
    }

    private List<Write> writes(Stored<FurtherPeriod> stored, Instant now) {
        FurtherPeriod period = stored.value();
        Stored<OrderLine> line = orders.getLine(period.line());
        var writes = new ArrayList<Write>();
        writes.add(period.ended(now).put(Optional.of(stored)));
        boolean holds = line.value().open() > 0 && period.isOf(line.value());
        if (holds && period.cancelsAt().isPresent()) {
            writes.addAll(establish
                    .prepare(period.line(), Cause.furtherPeriod(period.overAt()), (open, _, _) -> open.open(), now)
                    .writes());
            return writes;
        }
        writes.add(orders.check(line));
        if (holds) {
            new FurtherPeriodNotices(line.value(), period)
                    .over(now)
                    .forEach(notice -> writes.add(notices.create(notice)));
        }
        return writes;
    }
}
