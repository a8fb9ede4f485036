package dev.makegood.pause;

import dev.makegood.fact.Recorded;
import dev.makegood.fact.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets an operator pause refunds, and let them go out again. What is at the gateway already is not stopped. */
public final class PauseRefunds {
    private final Database database;
    private final Pauses pauses;

    public PauseRefunds(Database database) {
        this.database = database;
        pauses = new Pauses(database);
    }

    /**
     * Pauses refunds of all, of a platform's orders, or of a merchant's.
     *
     * @param by the operator, as "operator:name"
     */
    public Recorded<Pause> pause(String pauseId, Pause.Told told, String by, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Pause>> before = pauses.find(pauseId);
            if (before.isPresent()) {
                Pause known = before.get().value();
                return Decision.answer(Recorded.again(known.told(), told, known));
            }
            if (told.platform().isPresent() && told.merchantId().isPresent()) {
                return Decision.answer(new Recorded.Refused<>(
                        Refusal.VALUE, "merchantId", "must not stand beside platform: pause one of them, or all"));
            }
            var pause = new Pause(pauseId, told, by, now, Optional.empty());
            return new Decision<>(new Recorded.Created<>(pause), List.of(pauses.create(pause)));
        });
    }

    /** Lets refunds go out again, unless another pause holds them back. */
    public Recorded<Pause> end(String pauseId, String note, String by, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Pause>> stored = pauses.find(pauseId);
            if (stored.isEmpty()) {
                return Decision.answer(new Recorded.NotFound<>());
            }
            Pause pause = stored.get().value();
            if (pause.end().isPresent()) {
                return Decision.answer(Recorded.again(new Note(pause.end().get().note()), new Note(note), pause));
            }
            Pause ended = pause.ended(new Pause.End(note, by, now));
            return new Decision<>(new Recorded.Created<>(ended), List.of(pauses.replace(stored.get(), ended)));
        });
    }

    private record Note(String note) {}
}
