package dev.makegood.inventory;

import dev.makegood.fact.Recorded;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Records that a supplier has moved its date. Product pages and those who choose from now on see the new one; buyers who wait
 * already are told, and their waits end on the day that was agreed.
 */
public final class MoveRestock {
    private final Database database;
    private final Restocks restocks;
    private final Stock stock;

    public MoveRestock(Database database) {
        this.database = database;
        restocks = new Restocks(database);
        stock = new Stock(database);
    }

    /** A setting: another date replaces it, the same again is the same answer. */
    public Recorded<Restock> move(Restock.Ref ref, LocalDate arrivesOn, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .map(restock -> decide(restock, arrivesOn, now))
                .orElse(Decision.answer(new Recorded.NotFound<>())));
    }

    private Decision<Recorded<Restock>> decide(Stored<Restock> stored, LocalDate arrivesOn, Instant now) {
        Restock restock = stored.value();
        Optional<RestockState.Reply> reply = restock.state().answer();
        if (!(restock.state() instanceof RestockState.UnderWay) || reply.isEmpty()) {
            return refused("is not to be moved: nothing with a date is under way");
        }
        if (restock.arrivesOn().equals(Optional.of(arrivesOn))) {
            return Decision.answer(new Recorded.Repeated<>(restock));
        }
        if (!RestockState.over(arrivesOn).isAfter(now)) {
            return refused("is in the past");
        }
        NewDate next = NewDate.from(restock, arrivesOn, now);
        if (next.dates().size() > NewDate.MOST) {
            return refused("has been moved often enough: ask for another restock");
        }
        var incoming = new Incoming(restock.restockId(), reply.get().units(), arrivesOn);
        Restock moved = restock.moved(next);
        return new Decision<>(
                new Recorded.Created<>(moved),
                List.of(
                        restocks.replace(stored, moved),
                        stock.change(restock.ref().stock(), position -> position.expecting(incoming, now))));
    }

    private static Decision<Recorded<Restock>> refused(String reason) {
        return Decision.answer(new Recorded.Refused<>("arrivesOn", reason));
    }
}
