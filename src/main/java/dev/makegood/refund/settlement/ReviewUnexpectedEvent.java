package dev.makegood.refund.settlement;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.refund.settlement.UnexpectedEvent.Review;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets an operator note how an unexpected event of the gateway was resolved. */
public final class ReviewUnexpectedEvent {
    private final Database database;
    private final UnexpectedEvents events;

    public ReviewUnexpectedEvent(Database database) {
        this.database = database;
        events = new UnexpectedEvents(database);
    }

    public Outcome<UnexpectedEvent> review(String id, String note, Actor by, Instant now) {
        return database.decide(() -> {
            Optional<Stored<UnexpectedEvent>> stored = events.find(id);
            if (stored.isEmpty()) {
                return Decision.answer(new Outcome.NotFound<>());
            }
            UnexpectedEvent event = stored.get().value();
            if (event.review().isPresent()) {
                String before = event.review().get().note();
                return Decision.answer(Outcome.again(new Note(before), new Note(note), event));
            }
            UnexpectedEvent reviewed = event.reviewed(new Review(note, by, now));
            return new Decision<>(new Outcome.Created<>(reviewed), List.of(events.replace(stored.get(), reviewed)));
        });
    }

    private record Note(String note) {}
}
