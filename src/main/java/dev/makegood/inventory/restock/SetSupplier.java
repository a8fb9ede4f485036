package dev.makegood.inventory.restock;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.StockKey;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.util.List;
import java.util.Optional;

/** Sets a supplier of a SKU. Its terms replace earlier ones; its record of dates stays. */
public final class SetSupplier {
    private final Database database;
    private final Restocks restocks;

    public SetSupplier(Database database) {
        this.database = database;
        restocks = new Restocks(database);
    }

    /**
     * Sets the supplier.
     *
     * @return created if it was set, repeated if it was equal already
     */
    public Outcome<Supplier> set(StockKey stock, String supplierId, Supplier.Terms terms) {
        return database.decide(() -> {
            Optional<Stored<Supplier>> old = restocks.findSupplier(stock, supplierId);
            Supplier next = old.map(Stored::value)
                    .map(before -> before.with(terms))
                    .orElseGet(() -> new Supplier(
                            stock.merchantId(),
                            stock.sku(),
                            supplierId,
                            terms.leadTimeDays(),
                            terms.name(),
                            terms.contact(),
                            List.of()));
            if (old.filter(before -> before.value().equals(next)).isPresent()) {
                return Decision.answer(new Outcome.Repeated<>(next));
            }
            if (old.isEmpty() && restocks.suppliers(stock).size() >= Restocks.MOST_SUPPLIERS) {
                return Decision.answer(new Outcome.Refused<>(
                        Refusal.LIMIT,
                        "supplierId",
                        "would be one more than the " + Restocks.MOST_SUPPLIERS + " that a SKU may have"));
            }
            return new Decision<>(new Outcome.Created<>(next), List.of(restocks.put(old, next)));
        });
    }
}
