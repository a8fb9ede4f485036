package dev.makegood.servicedesk.handover;

import dev.makegood.command.Outcome;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Lets an operator take a hand-over and close it with an answer. */
public final class AnswerHandOver {
    private final Database database;
    private final Cases cases;
    private final HandOvers handOvers;
    private final HandOverNotices told;

    public AnswerHandOver(Database database) {
        this.database = database;
        cases = new Cases(database);
        handOvers = new HandOvers(database);
        told = new HandOverNotices(database);
    }

    /** Takes a hand-over. If several operators take it at once, one of them gets it. */
    public Outcome<HandOver> take(CaseId caseId, String handOverId, String by, Instant now) {
        return find(caseId, handOverId, stored -> {
            HandOver before = stored.value();
            if (before.taken().isPresent()) {
                var taker = new Taker(before.taken().get().by());
                return Decision.answer(Outcome.again(taker, new Taker(by), before));
            }
            if (before.answer().isPresent()) {
                return Decision.answer(new Outcome.Refused<>("handOverId", "is answered already"));
            }
            HandOver taken = before.taken(new HandOver.Taken(by, now));
            return new Decision<>(new Outcome.Created<>(taken), List.of(handOvers.replace(stored, taken)));
        });
    }

    /**
     * Answers a hand-over, once. Any operator may answer, so that nobody waits for an absent one. A late answer is
     * accepted.
     */
    public Outcome<HandOver> answer(CaseId caseId, String handOverId, String text, String by, Instant now) {
        return find(caseId, handOverId, stored -> {
            HandOver before = stored.value();
            if (before.answer().isPresent()) {
                var said = new Said(before.answer().get().text());
                return Decision.answer(Outcome.again(said, new Said(text), before));
            }
            var given = new HandOver.Answer(text, by, now);
            HandOver answered = before.answered(given);
            return new Decision<>(
                    new Outcome.Created<>(answered),
                    List.of(handOvers.replace(stored, answered), tell(answered, given)));
        });
    }

    private Write tell(HandOver handOver, HandOver.Answer given) {
        Case c = cases.get(handOver.caseId()).value();
        return told.answered(c, handOver, given);
    }

    private Outcome<HandOver> find(
            CaseId caseId, String handOverId, Function<Stored<HandOver>, Decision<Outcome<HandOver>>> decide) {
        return database.decide(
                () -> handOvers.find(caseId, handOverId).map(decide).orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private record Taker(String takenBy) {}

    private record Said(String text) {}
}
