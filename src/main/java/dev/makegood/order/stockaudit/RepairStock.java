package dev.makegood.order.stockaudit;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets an operator correct a stock position from its order lines, after an audit. Changes nothing else, and stores the
 * repair. Since an index may lag, the repair is made only if a second audit gives the same result and the position did
 * not change between the audits or shortly before.
 */
public final class RepairStock {
    private static final RowType<Repaired> ROWS =
            new RowType<>(Repaired.class, row -> key(row.stock(), row.told().version()));

    /** The time for which the units must not have changed, so that the index has caught up. */
    static final Duration QUIET = Duration.ofMinutes(5);

    private final Database database;
    private final Stock stock;
    private final StockAudit audit;

    public RepairStock(Database database) {
        this.database = database;
        stock = new Stock(database);
        audit = new StockAudit(database);
    }

    /**
     * Holds the result of the audit.
     *
     * @param version of the position
     * @param allocated the sum of the lines
     * @param awaited the sum of the lines
     */
    public record RepairStockCommand(long version, long allocated, long awaited) {}

    /**
     * Holds a repair as recorded.
     *
     * @param allocatedBefore of the position
     * @param awaitedBefore of the position
     */
    public record Repaired(
            StockKey stock, RepairStockCommand told, long allocatedBefore, long awaitedBefore, Actor by, Instant at) {}

    /** Repairs a position. Not found if there is no such position. */
    public Outcome<Repaired> repair(StockKey key, RepairStockCommand told, Actor by, Instant now) {
        return database.decide(() -> {
            Optional<Repaired> before =
                    ROWS.find(database, key(key, told.version())).map(Stored::value);
            if (before.isPresent()) {
                return Decision.answer(Outcome.again(before.get().told(), told, before.get()));
            }
            return stock.find(key)
                    .map(stored -> decide(key, stored, told, by, now))
                    .orElse(Decision.answer(new Outcome.NotFound<>()));
        });
    }

    private Decision<Outcome<Repaired>> decide(
            StockKey key, Stored<StockPosition> stored, RepairStockCommand told, Actor by, Instant now) {
        if (stored.version() != told.version()) {
            return refused(
                    Refusal.STATE, "version", "has changed to " + stored.version() + "; audit the position again");
        }
        Optional<Instant> quietAt =
                stored.value().movedAt().map(at -> at.plus(QUIET)).filter(now::isBefore);
        if (quietAt.isPresent()) {
            return refused(
                    Refusal.STATE,
                    "version",
                    "is too recent: units have just moved; audit the position again at " + quietAt.get());
        }
        StockAudit.Compared found = audit.compare(key, stored);
        if (!found.unreadable().isEmpty()) {
            return refused(Refusal.STATE, "allocated", "cannot be known: unreadable lines " + found.unreadable());
        }
        if (found.allocated() != told.allocated() || found.awaited() != told.awaited()) {
            return refused(
                    Refusal.STATE,
                    "allocated",
                    "and awaited are now " + found.allocated() + " and " + found.awaited()
                            + "; audit the position again");
        }
        if (found.agrees() && stored.value().wrong().isEmpty()) {
            return refused(Refusal.STATE, "allocated", "agrees with the position; there is nothing to repair");
        }
        StockPosition wrong = stored.value();
        var repaired = new Repaired(key, told, wrong.allocated(), wrong.awaited(), by, now);
        return new Decision<>(
                new Outcome.Created<>(repaired),
                List.of(
                        stock.replace(stored, wrong.corrected(told.allocated(), told.awaited(), now)),
                        ROWS.create(repaired)));
    }

    private static Decision<Outcome<Repaired>> refused(Refusal by, String field, String reason) {
        return Decision.answer(new Outcome.Refused<>(by, field, reason));
    }

    private static Key key(StockKey stock, long version) {
        return new Key(Table.STOCK, stock.toString(), KeyText.join("REPAIR", version));
    }
}
