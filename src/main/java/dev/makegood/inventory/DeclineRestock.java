package dev.makegood.inventory;

import dev.makegood.fact.Recorded;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;

/** Records that a supplier will not deliver, which ends the reminders. A date that it gave before stays its word. */
public final class DeclineRestock {
    private final Database database;
    private final Restocks restocks;

    public DeclineRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
    }

    /** The same again is the same answer. */
    public Recorded<Restock> decline(Restock.Ref ref, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .map(stored -> decide(stored, now))
                .orElse(Decision.answer(new Recorded.NotFound<>())));
    }

    private Decision<Recorded<Restock>> decide(Stored<Restock> stored, Instant now) {
        Restock restock = stored.value();
        return switch (restock.state()) {
            case RestockState.Declined _ -> Decision.answer(new Recorded.Repeated<>(restock));
            case RestockState.Requested requested -> {
                RestockState.Declined declined = requested.declined(now);
                yield new Decision<>(
                        new Recorded.Created<>(restock.with(declined)), List.of(restocks.replace(stored, declined)));
            }
            case RestockState.Expected _, RestockState.Late _, RestockState.Arrived _ ->
                Decision.answer(new Recorded.Refused<>("restockId", "has an answer already"));
        };
    }
}
