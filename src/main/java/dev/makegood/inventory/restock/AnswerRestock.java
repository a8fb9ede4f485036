package dev.makegood.inventory.restock;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Records what the supplier itself says: its first day, or another day or quantity in place of what it said before. It
 * may take less than it was asked for, but not more.
 */
public final class AnswerRestock {
    private final Restocks restocks;
    private final ReplyToRestock replyToRestock;
    private final MoveRestock moveRestock;

    public AnswerRestock(Database database) {
        restocks = new Restocks(database);
        replyToRestock = new ReplyToRestock(database);
        moveRestock = new MoveRestock(database);
    }

    /** Answers a restock. The answer that counts already gets the same answer again. */
    public Outcome<Restock> answer(Restock.Ref ref, long units, LocalDate arrivesOn, Instant now) {
        Optional<Restock> found = restocks.find(ref).map(Stored::value);
        if (found.isEmpty()) {
            return new Outcome.NotFound<>();
        }
        if (units > found.get().units()) {
            return new Outcome.Refused<>(
                    Refusal.VALUE,
                    "units",
                    "is more than was asked for, " + found.get().units());
        }
        // A supplier that gave a day never goes back to none, so this stays true.
        return found.get().answers().hasDate()
                ? moveRestock.move(ref, arrivesOn, OptionalLong.of(units), now)
                : replyToRestock.reply(ref, units, arrivesOn, now);
    }
}
