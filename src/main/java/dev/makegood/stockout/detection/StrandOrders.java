package dev.makegood.stockout.detection;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.logging.Log;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.Trigger;
import dev.makegood.stockout.stranding.Braking;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Handles short stock positions. The latest paid lines become short, a page of them in one transaction, until the rest
 * of the allocated units is on hand; the earliest paid lines keep their stock. The position is the cursor, so the next
 * pass continues an interrupted one. Positions are handled a page each in turn, so that a mass stockout does not delay
 * other merchants.
 */
public final class StrandOrders {
    private static final Log LOG = Log.of(StrandOrders.class);

    /** Lines of one position per turn. */
    private static final int PAGE = 10;

    /** The short positions of one shard to read at once. */
    private static final int POSITIONS = 50;

    private final Database database;
    private final Stock stock;
    private final Orders orders;
    private final EstablishStockout establish;
    private final Attempt attempt;
    private final LinesTogether together;
    private final int workers;

    /**
     * Creates the use case.
     *
     * @param workers how many work at once; a position's hash selects its worker, so that no two change the same one
     */
    public StrandOrders(Database database, EstablishStockout establish, Attempt attempt, int workers) {
        this.database = database;
        stock = new Stock(database);
        orders = new Orders(database);
        this.establish = establish;
        this.attempt = attempt;
        together = new LinesTogether(database, attempt);
        this.workers = workers;
    }

    /**
     * Holds a position whose turn it is.
     *
     * @param heldUp open units of its lines that failed; they count as short, so that no earlier paid line becomes
     *     short in their place
     */
    private record PositionTurn(StockKey stock, Optional<Cursor> after, long heldUp) {}

    /**
     * Makes one pass, by all workers at once, each until none of its positions is short or about {@code limit} lines
     * were handled.
     */
    public PassResult runOnce(Instant now, int limit) {
        if (workers == 1) {
            return runOnce(now, limit, Shards.all());
        }
        List<Integer> numbers = IntStream.range(0, workers).boxed().toList();
        return Concurrently.map(numbers, number -> runOnce(now, limit, Shards.ofWorker(number, workers))).stream()
                .reduce(PassResult.NOTHING, PassResult::plus);
    }

    /** Makes one worker's pass over the positions of these shards. Another worker at the same ones does no harm. */
    public PassResult runOnce(Instant now, int limit, List<String> shards) {
        var positions = new ShardPages<>(shards, (shard, after) -> stock.shortfalls(shard, now, POSITIONS, after));
        PassResult pass = PassResult.NOTHING;
        while (positions.hasMore() && !pass.spent(limit)) {
            var turns = new ArrayDeque<PositionTurn>();
            positions.next().forEach(position -> turns.add(new PositionTurn(position, Optional.empty(), 0)));
            pass = strand(turns, pass, now, limit);
        }
        return pass;
    }

    /** Returns how long ago the oldest shortage came about whose lines are not all short yet. */
    public Duration oldest(Instant now) {
        return stock.longestShort(now);
    }

    private PassResult strand(Deque<PositionTurn> turns, PassResult before, Instant now, int limit) {
        PassResult pass = before;
        while (!turns.isEmpty() && !pass.spent(limit)) {
            PositionTurn turn = turns.poll();
            try {
                pass = turn(turn, turns, pass, now);
            } catch (RuntimeException bad) {
                // One position that fails must not stop the others.
                LOG.error("the turn of {} ends early", turn.stock(), bad);
                pass = pass.plus(bad instanceof StorageBusy ? PassResult.trouble() : PassResult.failure());
            }
        }
        return pass;
    }

    private PassResult turn(PositionTurn turn, Deque<PositionTurn> turns, PassResult before, Instant now) {
        Optional<StockPosition> position =
                stock.find(turn.stock()).map(Stored::value).filter(found -> found.shortfall(now) > turn.heldUp());
        return position.map(found -> turn(found, turn, turns, before, now)).orElse(before);
    }

    private PassResult turn(
            StockPosition position, PositionTurn turn, Deque<PositionTurn> turns, PassResult before, Instant now) {
        Page<LineRef> page = page(position, turn, now);
        List<Key> more = Braking.row(position, now).stream().toList();
        LinesTogether.Done done = together.some(page.items(), view -> deciding(view, more, turn, now));
        PassResult pass = before.plus(done.result());
        long heldUp = turn.heldUp();
        if (done.result().idle() > 0 && shortfall(turn.stock(), now) <= heldUp) {
            return pass;
        }
        for (LineRef ref : page.items().subList(done.lines(), page.items().size())) {
            long others = heldUp;
            PassResult one = attempt.line(ref, () -> strand(ref, others, now));
            pass = pass.plus(one);
            heldUp += one.failed() > 0 ? openUnits(ref) : 0;
            // Temporary trouble ends the turn: otherwise a line that was paid earlier would become short.
            if (one.busy() > 0 || one.idle() > 0 && shortfall(turn.stock(), now) <= heldUp) {
                return pass;
            }
        }
        if (page.next().isPresent()) {
            turns.add(new PositionTurn(turn.stock(), page.next(), heldUp));
        }
        return pass;
    }

    private LinesTogether.Deciding deciding(Database view, List<Key> more, PositionTurn turn, Instant now) {
        var rows = new LineRows(view, Violation.STOCKOUT, now);
        EstablishStockout establishing = establish.over(view);
        return new LinesTogether.Deciding(
                lines -> rows.read(lines, more),
                ref -> establishing.units(ref, Cause.seen(Trigger.RECOUNT), wanted(turn.heldUp(), now), now),
                () -> shortfall(new Stock(view), turn.stock(), now) <= turn.heldUp());
    }

    /** Skips the latest paid lines that a presale still shields. */
    private Page<LineRef> page(StockPosition position, PositionTurn turn, Instant now) {
        return position.shieldedAfter(now)
                .map(paidAt -> orders.openLines().openPaidUntil(turn.stock(), paidAt, PAGE, turn.after()))
                .orElseGet(() -> orders.openLines().openLatestPaidFirst(turn.stock(), PAGE, turn.after()));
    }

    private int strand(LineRef ref, long heldUp, Instant now) {
        return database.decide(() -> establish.units(ref, Cause.seen(Trigger.RECOUNT), wanted(heldUp, now), now));
    }

    private static EstablishStockout.Wanted wanted(long heldUp, Instant now) {
        return (line, position, policy) -> {
            // The position must count a line first: otherwise the line would go short for its own units, even if lines
            // that were paid later keep theirs.
            boolean spared = !line.counted() || position.shields(line.paidAt(), now);
            return spared ? 0 : position.shortfall(now) - heldUp;
        };
    }

    private long openUnits(LineRef ref) {
        try {
            return orders.findLine(ref).map(line -> line.value().open()).orElse(0);
        } catch (IllegalArgumentException unreadable) {
            // The line has at least one open unit, since it is in the index of open lines; most lines have exactly one.
            return 1;
        }
    }

    private long shortfall(StockKey key, Instant now) {
        return shortfall(stock, key, now);
    }

    private static long shortfall(Stock stock, StockKey key, Instant now) {
        return stock.find(key).map(position -> position.value().shortfall(now)).orElse(0L);
    }
}
