package dev.makegood.inventory.lowstock;

import dev.makegood.command.Outcome;
import dev.makegood.inventory.LowStockRule;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sets when a merchant is warned of low stock of a SKU. Replaces the previous rule, and begins an episode at once if
 * stock is low.
 */
public final class SetLowStockRule {
    private final Database database;
    private final Stock stock;

    public SetLowStockRule(Database database) {
        this.database = database;
        stock = new Stock(database);
    }

    /**
     * Sets the rule.
     *
     * @return created if it was set, repeated if it was equal already
     */
    public Outcome<StockPosition> set(StockKey key, LowStockRule rule, Instant now) {
        return database.decide(() -> {
            Optional<Stored<StockPosition>> old = stock.find(key);
            StockPosition before = old.map(Stored::value).orElse(StockPosition.unknown(key));
            if (before.lowStock().rule().equals(Optional.of(rule))) {
                return Decision.answer(new Outcome.Repeated<>(before));
            }
            StockPosition after = before.plans().warnedBy(rule, now);
            return new Decision<>(new Outcome.Created<>(after), List.of(stock.put(old, after)));
        });
    }
}
