package dev.makegood.inventory.lowstock;

import dev.makegood.command.Actor;
import dev.makegood.inventory.LowStock;
import dev.makegood.inventory.LowStockRule;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.logging.Log;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.StockFact;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Warns merchants of low positions, once per episode, while stock is low. If enough came back first, the episode ends
 * without a warning, since the merchant could do nothing about it; so it is not looked at again.
 */
public final class WarnOfLowStock {
    private static final Log LOG = Log.of(WarnOfLowStock.class);

    private final Database database;
    private final Stock stock;
    private final Restocks restocks;
    private final Notices notices;

    public WarnOfLowStock(Database database) {
        this.database = database;
        stock = new Stock(database);
        restocks = new Restocks(database);
        notices = new Notices(database);
    }

    /**
     * Counts the results of a run.
     *
     * @param failed positions that failed; the next run tries them again
     */
    public record LowStockResult(int warned, int failed) {}

    /** Makes one pass, until all are warned or about {@code limit} positions were read. */
    public LowStockResult runOnce(Instant now, int limit) {
        int page = Shards.page(limit);
        var untold = new ShardPages<>((shard, after) -> stock.untold(shard, page, after));
        int warned = 0;
        int failed = 0;
        for (int seen = 0; untold.hasMore() && seen < limit; ) {
            List<StockKey> keys = untold.next();
            seen += keys.size();
            for (StockKey key : keys) {
                try {
                    warned += warn(key, now) ? 1 : 0;
                } catch (RuntimeException bad) {
                    // One position that fails must not stop the others.
                    failed++;
                    LOG.error("cannot warn about {}", key, bad);
                }
            }
        }
        return new LowStockResult(warned, failed);
    }

    private boolean warn(StockKey key, Instant now) {
        return database.decide(() -> stock.find(key)
                .filter(position -> position.value().lowStock().isUntold())
                .map(position -> isLow(position.value(), now) ? decide(position, now) : passed(position))
                .orElseGet(() -> Decision.answer(false)));
    }

    private static boolean isLow(StockPosition position, Instant now) {
        return position.lowStock().isLow(position.available().orElse(0L), now);
    }

    private Decision<Boolean> passed(Stored<StockPosition> stored) {
        return new Decision<>(
                false, List.of(stock.replace(stored, stored.value().plans().passed())));
    }

    private Decision<Boolean> decide(Stored<StockPosition> stored, Instant now) {
        StockPosition position = stored.value();
        Optional<Restock> restock = restock(position, now);
        var writes = new ArrayList<Write>();
        writes.add(stock.replace(stored, position.plans().warned()));
        writes.add(notices.create(notice(position, restock, now)));
        restock.ifPresent(asked -> writes.add(restocks.create(asked)));
        return new Decision<>(true, writes);
    }

    /**
     * Returns the restock to request from the best supplier; empty if the rule requests none or there is no supplier.
     */
    private Optional<Restock> restock(StockPosition position, Instant now) {
        String restockId = "low-stock." + position.lowStock().episode();
        return position.lowStock()
                .rule()
                .flatMap(LowStockRule::restockUnits)
                .flatMap(units -> restocks.ranked(position.key(), now).stream()
                        .findFirst()
                        .map(best -> Restock.requested(position.key(), restockId, best.supplierId(), units, now)))
                // The merchant may have used this id for a restock of its own.
                .filter(asked -> restocks.find(asked.ref()).isEmpty());
    }

    private static Notice notice(StockPosition position, Optional<Restock> restock, Instant now) {
        LowStock low = position.lowStock();
        var fact = new StockFact.LowStockMerchant(
                position.sku(),
                position.available().orElse(0L),
                position.onHand().orElse(0L),
                position.allocated(),
                low.threshold(now).orElse(0L),
                low.demand().units(now),
                restock.map(asked -> new StockFact.Asked(asked.restockId(), asked.supplierId(), asked.units())));
        String about = KeyText.join(position.key(), low.episode());
        return Notice.of(about, Actor.merchant(position.merchantId()), now, fact);
    }
}
