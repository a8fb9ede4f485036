package dev.makegood.refund.pause;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets an operator pause refunds, and end pauses. Refunds that are already at the gateway are not stopped. */
public final class PauseRefunds {
    private final Database database;
    private final Pauses pauses;

    public PauseRefunds(Database database) {
        this.database = database;
        pauses = new Pauses(database);
    }

    /**
     * Pauses the refunds of all orders, of one platform, or of one merchant.
     *
     * @param by the operator
     */
    public Outcome<Pause> pause(String pauseId, Pause.PauseCommand told, Actor by, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Pause>> before = pauses.find(pauseId);
            if (before.isPresent()) {
                Pause known = before.get().value();
                return Decision.answer(Outcome.again(known.told(), told, known));
            }
            if (told.platform().isPresent() && told.merchantId().isPresent()) {
                return Decision.answer(new Outcome.Refused<>(
                        Refusal.VALUE,
                        "merchantId",
                        "must not be given with platform; pause a merchant, a platform, or all"));
            }
            var pause = new Pause(pauseId, told, by, now, Optional.empty());
            return new Decision<>(new Outcome.Created<>(pause), List.of(pauses.create(pause)));
        });
    }

    /** Ends a pause; another one may still hold refunds back. */
    public Outcome<Pause> end(String pauseId, String note, Actor by, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Pause>> stored = pauses.find(pauseId);
            if (stored.isEmpty()) {
                return Decision.answer(new Outcome.NotFound<>());
            }
            Pause pause = stored.get().value();
            if (pause.end().isPresent()) {
                return Decision.answer(Outcome.again(new Note(pause.end().get().note()), new Note(note), pause));
            }
            Pause ended = pause.ended(new Pause.End(note, by, now));
            return new Decision<>(new Outcome.Created<>(ended), List.of(pauses.replace(stored.get(), ended)));
        });
    }

    private record Note(String note) {}
}
