package dev.makegood.inventory;

import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ends a presale before its date: from now on the SKU is sold from stock. What was sold against the date keeps it; so do the
 * promises of its buyers.
 */
public final class EndPresale {
    private final Database database;
    private final Stock stock;

    public EndPresale(Database database) {
        this.database = database;
        stock = new Stock(database);
    }

    /** @return whether there was one to end: neither ended nor over */
    public boolean end(StockKey key, Instant now) {
        return database.decide(() -> stock.find(key)
                .filter(position -> position.value()
                        .presale()
                        .filter(presale -> presale.sells(now))
                        .isPresent())
                .map(position -> new Decision<>(
                        true,
                        List.of(stock.put(
                                Optional.of(position), position.value().presaleEnded(now)))))
                .orElseGet(() -> Decision.answer(false)));
    }
}
