package dev.makegood.inventory.restock;

import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that a supplier will not deliver, even if it had promised a date. Product pages stop showing the date, and
 * waiting buyers are told. The date still counts for the supplier's punctuality.
 */
public final class DeclineRestock {
    private final Database database;
    private final Restocks restocks;
    private final Stock stock;

    public DeclineRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        stock = new Stock(database);
    }

    /** Declines a restock. The same request again gets the same answer. */
    public Outcome<Restock> decline(Restock.Ref ref, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .map(stored -> decide(stored, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Restock>> decide(Stored<Restock> stored, Instant now) {
        Restock restock = stored.value();
        return switch (restock.state()) {
            case RestockState.Declined _ -> Decision.answer(new Outcome.Repeated<>(restock));
            case RestockState.UnderWay underWay -> {
                Restock declined = restock.answered(
                        underWay.declined(now), restock.answers().no(now));
                var writes = new ArrayList<Write>(List.of(restocks.replace(stored, declined)));
                if (underWay.answer().isPresent()) {
                    writes.add(stock.change(
                            restock.ref().stock(), position -> position.plans().notExpecting(restock.restockId())));
                }
                yield new Decision<>(new Outcome.Created<>(declined), writes);
            }
            case RestockState.Arrived _ -> Decision.answer(new Outcome.Refused<>("restockId", "has arrived already"));
        };
    }
}
