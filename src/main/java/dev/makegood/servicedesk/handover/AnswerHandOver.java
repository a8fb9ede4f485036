package dev.makegood.servicedesk.handover;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Lets an operator take a hand-over and close it with an answer. */
public final class AnswerHandOver {
    private final Database database;
    private final HandOvers handOvers;
    private final HandOverNotices told;

    public AnswerHandOver(Database database) {
        this.database = database;
        handOvers = new HandOvers(database);
        told = new HandOverNotices(database);
    }

    /** Takes a hand-over. If several operators try at once, one of them gets it. */
    public Outcome<HandOver> take(CaseId caseId, String handOverId, Actor by, Instant now) {
        return find(caseId, handOverId, stored -> {
            HandOver before = stored.value();
            if (before.taken().isPresent()) {
                var taker = new Taker(before.taken().get().by());
                return Decision.answer(Outcome.again(taker, new Taker(by), before));
            }
            if (!before.ticket().isOpen()) {
                return Decision.answer(new Outcome.Refused<>("handOverId", "has already been answered"));
            }
            HandOver taken = before.taken(new HandOver.Taken(by, now));
            return new Decision<>(new Outcome.Created<>(taken), List.of(handOvers.replace(stored, taken)));
        });
    }

    /**
     * Answers a hand-over, once. Any operator may answer, so that nobody waits for an absent one. A late answer is
     * accepted.
     */
    public Outcome<HandOver> answer(CaseId caseId, String handOverId, String text, Actor by, Instant now) {
        return find(caseId, handOverId, stored -> {
            HandOver before = stored.value();
            var given = new HandOver.Answer(text);
            if (before.ticket().decision().isPresent()) {
                return Decision.answer(
                        Outcome.again(before.ticket().decision().get().ruling(), given, before));
            }
            HandOver answered = before.with(before.ticket().decided(given, by, now));
            return new Decision<>(
                    new Outcome.Created<>(answered),
                    List.of(handOvers.replace(stored, answered), told.answered(answered)));
        });
    }

    private Outcome<HandOver> find(
            CaseId caseId, String handOverId, Function<Stored<HandOver>, Decision<Outcome<HandOver>>> decide) {
        return database.decide(
                () -> handOvers.find(caseId, handOverId).map(decide).orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private record Taker(Actor takenBy) {}
}
