package dev.makegood.inventory;

import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records a recount or an adjustment. If it leaves paid orders without stock, the position is short, and detection
 * handles it.
 */
public final class RecordStockChange {
    private final Database database;
    private final Stock stock;

    public RecordStockChange(Database database) {
        this.database = database;
        stock = new Stock(database);
    }

    /**
     * Records the change.
     *
     * @return the change, and when it was first reported
     */
    public Outcome<ToldChange> record(StockChange change, Instant now) {
        return database.decide(() -> {
            Optional<Stored<StockPosition>> old = stock.find(change.stock());
            StockPosition position = old.map(Stored::value).orElse(StockPosition.unknown(change.stock()));
            Optional<ToldChange> told = stock.findChange(change);
            if (told.isPresent()) {
                return Decision.answer(Outcome.again(told.get().change(), change, told.get()));
            }
            return switch (change) {
                case StockChange.Recount recount -> {
                    Instant at = recount.countedAt().orElse(now);
                    yield ClockSkew.isYetToCome(at, now)
                            ? refused(Refusal.VALUE, "countedAt", "is in the future")
                            : created(change, old, position, position.recount(recount.onHand(), at, now), now);
                }
                case StockChange.Adjustment adjustment -> adjust(adjustment, old, position, now);
            };
        });
    }

    private Decision<Outcome<ToldChange>> adjust(
            StockChange.Adjustment adjustment,
            Optional<Stored<StockPosition>> old,
            StockPosition position,
            Instant now) {
        Instant at = adjustment.adjustedAt().orElse(now);
        if (ClockSkew.isYetToCome(at, now)) {
            return refused(Refusal.VALUE, "adjustedAt", "is in the future");
        }
        // An adjustment with an instant may be reported before facts that explain it.
        if (adjustment.adjustedAt().isEmpty()) {
            if (position.onHand().isEmpty()) {
                return refused(Refusal.STATE, "delta", "needs a recount first");
            }
            long onHand = position.onHand().get() + adjustment.delta();
            if (onHand < 0) {
                return refused(Refusal.STATE, "delta", "would leave " + onHand + " on hand; send a recount instead");
            }
        }
        return created(adjustment, old, position, position.adjust(adjustment.delta(), at, now), now);
    }

    private Decision<Outcome<ToldChange>> created(
            StockChange change,
            Optional<Stored<StockPosition>> old,
            StockPosition before,
            StockPosition after,
            Instant now) {
        var told = new ToldChange(change, now, before.onHand(), after.onHand());
        return new Decision<>(
                new Outcome.Created<>(told),
                List.of(stock.create(told), stock.put(old, after.changedBy(change, before, now))));
    }

    private static Decision<Outcome<ToldChange>> refused(Refusal by, String field, String reason) {
        return Decision.answer(new Outcome.Refused<>(by, field, reason));
    }
}
