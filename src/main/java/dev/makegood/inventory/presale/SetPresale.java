package dev.makegood.inventory.presale;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Presale;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sells a SKU against a date, or moves the date. Units already sold keep the old date, and their buyers are told. */
public final class SetPresale {
    private final Database database;
    private final Stock stock;

    public SetPresale(Database database) {
        this.database = database;
        stock = new Stock(database);
    }

    /**
     * Sets the presale.
     *
     * @return created if it was set, repeated if it was equal already
     */
    public Outcome<StockPosition> set(StockKey key, Instant shipsBy, Instant now) {
        return database.decide(() -> {
            Optional<Stored<StockPosition>> old = stock.find(key);
            StockPosition before = old.map(Stored::value).orElse(StockPosition.unknown(key));
            boolean same = before.presale()
                    .filter(sold -> sold.shipsBy().equals(shipsBy) && !sold.isEnded())
                    .isPresent();
            if (same) {
                return Decision.answer(new Outcome.Repeated<>(before));
            }
            if (!shipsBy.isAfter(now)) {
                return Decision.answer(new Outcome.Refused<>(Refusal.VALUE, "shipsBy", "is not in the future"));
            }
            if (before.presale().filter(Presale::isFull).isPresent()) {
                return Decision.answer(new Outcome.Refused<>(
                        Refusal.LIMIT, "shipsBy", "has been moved as often as possible; ship what was sold first"));
            }
            StockPosition after = before.plans().sold(shipsBy, now);
            return new Decision<>(new Outcome.Created<>(after), List.of(stock.put(old, after)));
        });
    }
}
