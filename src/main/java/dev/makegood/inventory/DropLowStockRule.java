package dev.makegood.inventory;

import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.util.List;
import java.util.Optional;

/** The merchant wants to be warned of a SKU no longer. An episode under way ends without a word; another rule begins another. */
public final class DropLowStockRule {
    private final Database database;
    private final Stock stock;

    public DropLowStockRule(Database database) {
        this.database = database;
        stock = new Stock(database);
    }

    /** @return whether there was one */
    public boolean drop(StockKey key) {
        return database.decide(() -> stock.find(key)
                .filter(position -> position.value().lowStock().rule().isPresent())
                .map(position -> new Decision<>(
                        true,
                        List.of(stock.put(
                                Optional.of(position), position.value().unwarned()))))
                .orElseGet(() -> Decision.answer(false)));
    }
}
