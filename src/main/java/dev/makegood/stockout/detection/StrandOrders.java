package dev.makegood.stockout.detection;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.logging.Log;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.StagedDatabase;
import dev.makegood.storage.StorageBusy;
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
        Page<LineRef> page = page(turn, now);
        Together together = together(turn.stock(), page.items(), turn.heldUp(), now);
        PassResult pass = before.plus(together.result());
        long heldUp = turn.heldUp();
        if (together.result().idle() > 0 && shortfall(turn.stock(), now) <= heldUp) {
            return pass;
        }
        for (LineRef ref : page.items().subList(together.lines(), page.items().size())) {
            long others = heldUp;
            PassResult one = attempt.line(ref, () -> strand(ref, others, now));
            pass = pass.plus(one);
            heldUp += one.failed() > 0 ? openUnits(ref) : 0;
            // Temporary trouble ends the turn: otherwise a line that was paid earlier would become short.
            if (one.busy() > 0 || one.idle() > 0 && shortfall(turn.stock(), now) <= heldUp) {
                return pass;
            }
        }
        if (page.next().isPresent() && shortfall(turn.stock(), now) > heldUp) {
            turns.add(new PositionTurn(turn.stock(), page.next(), heldUp));
        }
        return pass;
    }

    /**
     * Holds what one transaction did.
     *
     * @param lines how many of the page's first lines it handled
     */
    private record Together(int lines, PassResult result) {
        private static final Together NOTHING = new Together(0, PassResult.NOTHING);
    }

    /** Makes as many lines short as one transaction takes; none if any of them fails, so that each is tried by itself. */
    private Together together(StockKey position, List<LineRef> lines, long heldUp, Instant now) {
        if (lines.size() < 2) {
            return Together.NOTHING;
        }
        try {
            return database.decide(() -> decide(position, lines, heldUp, now));
        } catch (RuntimeException fault) {
            LOG.warn("{} and the lines after it are tried one by one", lines.getFirst(), fault);
            return Together.NOTHING;
        }
    }

    private Decision<Together> decide(StockKey position, List<LineRef> lines, long heldUp, Instant now) {
        var staged = new StagedDatabase(database);
        staged.prepare(EstablishStockout.rows(lines));
        EstablishStockout establishing = establish.over(staged);
        staged.prepare(establishing.further(lines, now));
        var together = Together.NOTHING;
        for (LineRef ref : lines) {
            var one = establishing.prepare(ref, Cause.seen(Trigger.RECOUNT), wanted(heldUp, now), now);
            if (!staged.stage(one.writes())) {
                break;
            }
            int units = one.result().map(EstablishStockout.Outcome::units).orElse(0);
            together = new Together(together.lines() + 1, together.result().plus(PassResult.wentShort(units)));
            if (units == 0 && shortfall(new Stock(staged), position, now) <= heldUp) {
                break;
            }
        }
        return new Decision<>(together, staged.writes());
    }

    /** Skips the latest paid lines that a presale still shields. */
    private Page<LineRef> page(PositionTurn turn, Instant now) {
        return stock.find(turn.stock())
                .flatMap(position -> position.value().shieldedAfter(now))
                .map(paidAt -> orders.openLines().openPaidUntil(turn.stock(), paidAt, PAGE, turn.after()))
                .orElseGet(() -> orders.openLines().openLatestPaidFirst(turn.stock(), PAGE, turn.after()));
    }

    private int strand(LineRef ref, long heldUp, Instant now) {
        return establish
                .establish(ref, Cause.seen(Trigger.RECOUNT), wanted(heldUp, now), now)
                .map(EstablishStockout.Outcome::units)
                .orElse(0);
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
