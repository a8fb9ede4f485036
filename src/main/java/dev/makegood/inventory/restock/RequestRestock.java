package dev.makegood.inventory.restock;

import dev.makegood.command.Outcome;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks a supplier for units. */
public final class RequestRestock {
    private final Database database;
    private final Restocks restocks;

    public RequestRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
    }

    public Outcome<Restock> request(Restock.Ref ref, String supplierId, long units, Instant now) {
        return database.decide(() -> {
            Optional<Restock> before = restocks.find(ref).map(Stored::value);
            if (before.isPresent()) {
                var told = new RequestRestockCommand(
                        before.get().supplierId(), before.get().units());
                return Decision.answer(Outcome.again(told, new RequestRestockCommand(supplierId, units), before.get()));
            }
            if (restocks.findSupplier(ref.stock(), supplierId).isEmpty()) {
                return Decision.answer(new Outcome.Refused<>("supplierId", "is not a supplier of this SKU"));
            }
            Restock restock = Restock.requested(ref.stock(), ref.restockId(), supplierId, units, now);
            return new Decision<>(new Outcome.Created<>(restock), List.of(restocks.create(restock)));
        });
    }

    private record RequestRestockCommand(String supplierId, long units) {}
}
