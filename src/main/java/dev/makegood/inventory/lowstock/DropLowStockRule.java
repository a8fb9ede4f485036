package dev.makegood.inventory.lowstock;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.util.List;

/** Removes a merchant's low-stock rule. An open episode ends without a notice; another rule can begin another. */
public final class DropLowStockRule {
    private final Database database;
    private final Stock stock;

    public DropLowStockRule(Database database) {
        this.database = database;
        stock = new Stock(database);
    }

    /**
     * Removes the rule.
     *
     * @return true if there was one
     */
    public boolean drop(StockKey key) {
        return database.decide(() -> stock.find(key)
                .filter(position -> position.value().lowStock().rule().isPresent())
                .map(position -> new Decision<>(
                        true,
                        List.of(stock.replace(position, position.value().plans().unwarned()))))
                .orElseGet(() -> Decision.answer(false)));
    }
}
