package dev.makegood.inventory.presale;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;
import java.util.List;

/**
 * Ends a presale before its date. From now on the SKU is sold from stock. Units sold in the presale keep its date, and
 * promises to their buyers still hold.
 */
public final class EndPresale {
    private final Database database;
    private final Stock stock;

    public EndPresale(Database database) {
        this.database = database;
        stock = new Stock(database);
    }

    /**
     * Ends the presale.
     *
     * @return true if there was one that was neither ended nor over
     */
    public boolean end(StockKey key, Instant now) {
        return database.decide(() -> stock.find(key)
                .filter(position -> position.value()
                        .presale()
                        .filter(presale -> presale.sells(now))
                        .isPresent())
                .map(position -> new Decision<>(
                        true,
                        List.of(stock.replace(position, position.value().plans().presaleEnded(now)))))
                .orElseGet(() -> Decision.answer(false)));
    }
}
