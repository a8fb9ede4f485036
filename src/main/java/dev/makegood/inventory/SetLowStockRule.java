package dev.makegood.inventory;

import dev.makegood.fact.Recorded;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sets when a merchant is warned of a SKU. A setting: another one replaces it, and what is low already is so at once. */
public final class SetLowStockRule {
    private final Database database;
    private final Stock stock;

    public SetLowStockRule(Database database) {
        this.database = database;
        stock = new Stock(database);
    }

    /** @return created whenever it was set, repeated if it is so already */
    public Recorded<StockPosition> set(StockKey key, LowStockRule rule, Instant now) {
        return database.decide(() -> {
            Optional<Stored<StockPosition>> old = stock.find(key);
            StockPosition before = old.map(Stored::value).orElse(StockPosition.unknown(key));
            if (before.lowStock().rule().equals(Optional.of(rule))) {
                return Decision.answer(new Recorded.Repeated<>(before));
            }
            StockPosition after = before.warnedBy(rule, now);
            return new Decision<>(new Recorded.Created<>(after), List.of(stock.put(old, after)));
        });
    }
}
