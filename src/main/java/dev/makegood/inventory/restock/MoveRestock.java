package dev.makegood.inventory.restock;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Incoming;
import dev.makegood.inventory.Stock;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Records that a supplier has moved its date, or changed its quantity. Product pages and new choices use the new one.
 * Buyers who already wait are told, and their waits end on the agreed day.
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

    /**
     * Moves the date. Replaces the previous date and quantity; the same again gets the same answer.
     *
     * @param units absent for as many as before
     */
    public Outcome<Restock> move(Restock.Ref ref, LocalDate arrivesOn, OptionalLong units, Instant now) {
        return database.decide(() -> restocks.find(ref)
                .map(restock -> decide(restock, arrivesOn, units, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Restock>> decide(
            Stored<Restock> stored, LocalDate arrivesOn, OptionalLong units, Instant now) {
        Restock restock = stored.value();
        Optional<Answers.Answer> before = restock.answers().all().reversed().stream()
                .filter(answer -> answer.arrivesOn().isPresent())
                .findFirst();
        if (restock.state() instanceof RestockState.Arrived || before.isEmpty()) {
            return refused(Refusal.STATE, "cannot be moved: no delivery with a date is under way");
        }
        long said = units.orElse(before.get().units());
        if (restock.answers().last().orElseThrow().says(said, arrivesOn)) {
            return Decision.answer(new Outcome.Repeated<>(restock));
        }
        if (!RestockState.over(arrivesOn).isAfter(now)) {
            return refused(Refusal.VALUE, "is in the past");
        }
        if (restock.answers().isFull()) {
            return refused(Refusal.LIMIT, "has been changed as often as possible; request another restock");
        }
        RestockState next = restock.state() instanceof RestockState.Declined declined
                ? declined.replied(new RestockState.Reply(said, arrivesOn, now))
                : restock.state();
        var incoming = new Incoming(restock.restockId(), said, arrivesOn);
        Restock moved = restock.answered(next, restock.answers().yes(said, arrivesOn, now));
        return new Decision<>(
                new Outcome.Created<>(moved),
                List.of(
                        restocks.replace(stored, moved),
                        stock.change(
                                restock.ref().stock(),
                                position -> position.plans().expecting(incoming, now))));
    }

    private static Decision<Outcome<Restock>> refused(Refusal by, String reason) {
        return Decision.answer(new Outcome.Refused<>(by, "arrivesOn", reason));
    }
}
