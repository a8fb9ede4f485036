package dev.makegood.stockout;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Works off stock positions that are short: the earliest paid lines keep their stock, the latest paid ones go short,
 * one by one, until what is allocated is on hand. The position itself is the cursor: a pass that dies is taken up where
 * it was. Positions have their turn a page each, so that a mass stockout does not hold up other merchants.
 */
public final class StrandOrders {
    /** Lines of one position that are worked off before the next position has its turn. */
    private static final int PAGE = 10;

    /** Short positions per shard that one pass looks at. */
    private static final int POSITIONS = 50;

    private final Stock stock;
    private final Orders orders;
    private final EstablishStockout establish;
    private final Attempt attempt;

    public StrandOrders(Database database, EstablishStockout establish, Attempt attempt) {
        stock = new Stock(database);
        orders = new Orders(database);
        this.establish = establish;
        this.attempt = attempt;
    }

    private record Turn(StockKey stock, Optional<Cursor> after) {}

    /** One pass, until no position is short or about {@code limit} lines were handled. */
    public Pass runOnce(Instant now, int limit) {
        var turns = new ArrayDeque<Turn>();
        Concurrently.map(Shards.ALL, shard -> stock.shortfalls(shard, POSITIONS))
                .forEach(positions -> positions.forEach(position -> turns.add(new Turn(position, Optional.empty()))));
        Pass pass = Pass.NOTHING;
        while (!turns.isEmpty() && pass.handled() < limit) {
            Turn turn = turns.poll();
            Page<LineRef> page = orders.openLatestPaidFirst(turn.stock(), PAGE, turn.after());
            int failedBefore = pass.failed();
            for (LineRef ref : page.items()) {
                pass = pass.plus(attempt.line(ref, () -> strand(ref, now)));
                if (pass.failed() > failedBefore) {
                    break;
                }
            }
            // After a failure the position waits for the next pass: going on would strand a line that was paid earlier.
            if (pass.failed() == failedBefore && page.next().isPresent() && isShort(turn.stock())) {
                turns.add(new Turn(turn.stock(), page.next()));
            }
        }
        return pass;
    }

    private Optional<EstablishStockout.Outcome> strand(LineRef ref, Instant now) {
        return establish.establish(ref, Trigger.RECOUNT, (line, position, policy) -> position.shortfall(), now);
    }

    private boolean isShort(StockKey key) {
        return stock.find(key)
                .map(Stored::value)
                .filter(position -> position.shortfall() > 0)
                .isPresent();
    }
}
