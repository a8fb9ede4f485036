package dev.makegood.stockout;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.StorageBusy;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Works off stock positions that are short: the earliest paid lines keep their stock, the latest paid ones go short,
 * one by one, until what is allocated is on hand. The position itself is the cursor: a pass that dies is taken up where
 * it was. Positions have their turn a page each, so that a mass stockout does not hold up other merchants.
 */
public final class StrandOrders {
    private static final System.Logger LOG = System.getLogger(StrandOrders.class.getName());

    /** Lines of one position that are worked off before the next position has its turn. */
    private static final int PAGE = 10;

    /** Short positions of a shard that are read at once. */
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

    /**
     * A position that has its turn.
     *
     * @param heldUp open units of its lines that something is wrong with; they count as if they had gone short, so that
     *     nobody who paid earlier goes short in their place
     */
    private record Turn(StockKey stock, Optional<Cursor> after, long heldUp) {}

    /** One pass, until no position is short or about {@code limit} lines were handled. */
    public Pass runOnce(Instant now, int limit) {
        var positions = new ShardPages<>((shard, after) -> stock.shortfalls(shard, now, POSITIONS, after));
        Pass pass = Pass.NOTHING;
        while (positions.hasMore() && !pass.spent(limit)) {
            var turns = new ArrayDeque<Turn>();
            positions.next().forEach(position -> turns.add(new Turn(position, Optional.empty(), 0)));
            pass = strand(turns, pass, now, limit);
        }
        return pass;
    }

    private Pass strand(Deque<Turn> turns, Pass before, Instant now, int limit) {
        Pass pass = before;
        while (!turns.isEmpty() && !pass.spent(limit)) {
            Turn turn = turns.poll();
            try {
                pass = turn(turn, turns, pass, now);
            } catch (RuntimeException bad) {
                // Whatever is wrong with one position must not keep the others from being worked off.
                LOG.log(Level.ERROR, "the turn of " + turn.stock() + " is over", bad);
                pass = pass.plus(bad instanceof StorageBusy ? Pass.trouble() : Pass.failure());
            }
        }
        return pass;
    }

    private Pass turn(Turn turn, Deque<Turn> turns, Pass before, Instant now) {
        Pass pass = before;
        Page<LineRef> page = page(turn, now);
        long heldUp = turn.heldUp();
        for (LineRef ref : page.items()) {
            long others = heldUp;
            Pass one = attempt.line(ref, () -> strand(ref, others, now));
            pass = pass.plus(one);
            heldUp += one.failed() > 0 ? openUnits(ref) : 0;
            // Passing trouble ends the turn: going on would strand a line that was paid earlier.
            if (one.busy() > 0 || one.idle() > 0 && shortfall(turn.stock(), now) <= heldUp) {
                return pass;
            }
        }
        if (page.next().isPresent() && shortfall(turn.stock(), now) > heldUp) {
            turns.add(new Turn(turn.stock(), page.next(), heldUp));
        }
        return pass;
    }

    /** Lines that a presale still shields are not looked at, where they are the latest paid. */
    private Page<LineRef> page(Turn turn, Instant now) {
        return stock.find(turn.stock())
                .flatMap(position -> position.value().shieldedAfter(now))
                .map(paidAt -> orders.openPaidUntil(turn.stock(), paidAt, PAGE, turn.after()))
                .orElseGet(() -> orders.openLatestPaidFirst(turn.stock(), PAGE, turn.after()));
    }

    private int strand(LineRef ref, long heldUp, Instant now) {
        return establish
                .establish(
                        ref,
                        Cause.seen(Trigger.RECOUNT),
                        (line, position, policy) ->
                                position.shields(line.paidAt(), now) ? 0 : position.shortfall(now) - heldUp,
                        now)
                .map(EstablishStockout.Outcome::units)
                .orElse(0);
    }

    private long openUnits(LineRef ref) {
        try {
            return orders.findLine(ref).map(line -> line.value().open()).orElse(0);
        } catch (IllegalArgumentException unreadable) {
            // Most lines have one unit, and this one has some: it is in the index of open ones.
            return 1;
        }
    }

    private long shortfall(StockKey key, Instant now) {
        return stock.find(key).map(position -> position.value().shortfall(now)).orElse(0L);
    }
}
