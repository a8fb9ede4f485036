package dev.makegood.inventory.restock;

import dev.makegood.command.Outcome;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a supplier for units, and tells it so if it has a contact. */
public final class RequestRestock {
    private final Database database;
    private final Restocks restocks;
    private final RestockNotices notices;

    public RequestRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        notices = new RestockNotices(database);
    }

    public Outcome<Restock> request(Restock.Ref ref, String supplierId, long units, Instant now) {
        return database.decide(() -> {
            Optional<Restock> before = restocks.find(ref).map(Stored::value);
            if (before.isPresent()) {
                var told = new RequestRestockCommand(
                        before.get().supplierId(), before.get().units());
                return Decision.answer(Outcome.again(told, new RequestRestockCommand(supplierId, units), before.get()));
            }
            Optional<Supplier> supplier =
                    restocks.findSupplier(ref.stock(), supplierId).map(Stored::value);
            if (supplier.isEmpty()) {
                return Decision.answer(new Outcome.Refused<>("supplierId", "is not a supplier of this SKU"));
            }
            Restock restock = Restock.requested(ref.stock(), ref.restockId(), supplierId, units, now);
            var writes = new ArrayList<>(List.of(restocks.create(restock)));
            writes.addAll(notices.requested(restock, supplier.get(), now));
            return new Decision<>(new Outcome.Created<>(restock), writes);
        });
    }

    private record RequestRestockCommand(String supplierId, long units) {}
}
