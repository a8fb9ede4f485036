package dev.makegood.advice.causes;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records what a person says about the cause of a case. It changes no money and no right. */
public final class CorrectCause {
    private final Database database;
    private final CauseCorrections corrections;
    private final Restocks restocks;

    public CorrectCause(Database database) {
        this.database = database;
        corrections = new CauseCorrections(database);
        restocks = new Restocks(database);
    }

    /**
     * Records the correction. The last one of a case counts.
     *
     * @param by who says so
     */
    public Outcome<CauseCorrection> correct(
            Case c, String correctionId, CauseCorrection.Corrected told, Actor by, Instant now) {
        return database.decide(() -> {
            var stored = corrections.find(c.id());
            var before = stored.map(row -> row.value()).orElse(new CauseCorrections.Corrections(c.id(), List.of()));
            Optional<CauseCorrection> same = before.find(correctionId);
            if (same.isPresent()) {
                return Decision.answer(Outcome.again(same.get().told(), told, same.get()));
            }
            var stock = new StockKey(c.merchantId(), c.sku());
            Optional<Stored<Supplier>> supplier = told.supplierId().flatMap(id -> restocks.findSupplier(stock, id));
            if (supplier.isPresent() != told.supplierId().isPresent()) {
                return Decision.answer(new Outcome.Refused<>("supplierId", "is not a supplier of this SKU"));
            }
            if (before.all().size() >= CauseCorrections.MOST) {
                return Decision.answer(new Outcome.Refused<>(
                        Refusal.LIMIT,
                        "correctionId",
                        "would be one more than the " + CauseCorrections.MOST + " that a case may have"));
            }
            var correction = new CauseCorrection(correctionId, told, by, now);
            var writes = new ArrayList<Write>(List.of(corrections.put(stored, before.and(correction))));
            supplier.map(restocks::check).ifPresent(writes::add);
            return new Decision<>(new Outcome.Created<>(correction), writes);
        });
    }
}
