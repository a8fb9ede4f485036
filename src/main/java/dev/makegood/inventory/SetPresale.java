package dev.makegood.inventory;

import dev.makegood.fact.Recorded;
import dev.makegood.fact.Refusal;
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
    public Recorded<StockPosition> set(StockKey key, Instant shipsBy, Instant now) {
        return database.decide(() -> {
            Optional<Stored<StockPosition>> old = stock.find(key);
            StockPosition before = old.map(Stored::value).orElse(StockPosition.unknown(key));
            boolean same = before.presale()
                    .filter(sold -> sold.shipsBy().equals(shipsBy) && !sold.isEnded())
                    .isPresent();
            if (same) {
                return Decision.answer(new Recorded.Repeated<>(before));
            }
            if (!shipsBy.isAfter(now)) {
                return Decision.answer(new Recorded.Refused<>(Refusal.VALUE, "shipsBy", "is not in the future"));
            }
            if (before.presale().filter(Presale::isFull).isPresent()) {
                return Decision.answer(new Recorded.Refused<>(
                        Refusal.LIMIT, "shipsBy", "has been moved often enough: ship what was sold first"));
            }
            StockPosition after = before.sold(shipsBy, now);
            return new Decision<>(new Recorded.Created<>(after), List.of(stock.put(old, after)));
        });
    }
}
