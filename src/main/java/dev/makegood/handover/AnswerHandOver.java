package dev.makegood.handover;

import dev.makegood.fact.Recorded;
import dev.makegood.policy.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets an operator take a hand-over and close it with an answer. */
public final class AnswerHandOver {
    private final Database database;
    private final Cases cases;
    private final Policies policies;
    private final HandOvers handOvers;
    private final HandOverNotices told;

    public AnswerHandOver(Database database) {
        this.database = database;
        cases = new Cases(database);
        policies = new Policies(database);
        handOvers = new HandOvers(database);
        told = new HandOverNotices(database);
    }

    /** Takes a hand-over. If several operators take it at once, one of them gets it. */
    public Recorded<HandOver> take(CaseId caseId, String handOverId, String by, Instant now) {
        return find(caseId, handOverId, stored -> {
            HandOver before = stored.value();
            if (before.taken().isPresent()) {
                var taker = new Taker(before.taken().get().by());
                return Decision.answer(Recorded.again(taker, new Taker(by), before));
            }
            if (before.answer().isPresent()) {
                return Decision.answer(new Recorded.Refused<>("handOverId", "is answered already"));
            }
            HandOver taken = before.taken(new HandOver.Taken(by, now));
            return new Decision<>(new Recorded.Created<>(taken), List.of(handOvers.put(Optional.of(stored), taken)));
        });
    }

    /**
     * Answers a hand-over, once. Any operator may answer, so that nobody waits for an absent one. A late answer is
     * accepted.
     */
    public Recorded<HandOver> answer(CaseId caseId, String handOverId, String text, String by, Instant now) {
        return find(caseId, handOverId, stored -> {
            HandOver before = stored.value();
            if (before.answer().isPresent()) {
                var said = new Said(before.answer().get().text());
                return Decision.answer(Recorded.again(said, new Said(text), before));
            }
            var given = new HandOver.Answer(text, by, now);
            HandOver answered = before.answered(given);
            return new Decision<>(
                    new Recorded.Created<>(answered),
                    List.of(handOvers.put(Optional.of(stored), answered), tell(answered, given)));
        });
    }

    private Write tell(HandOver handOver, HandOver.Answer given) {
        Case c = cases.find(handOver.caseId()).orElseThrow().value();
        return told.answered(c, handOver, given, policies.get(c.policy()).zone());
    }

    private Recorded<HandOver> find(
            CaseId caseId, String handOverId, Function<Stored<HandOver>, Decision<Recorded<HandOver>>> decide) {
        return database.decide(() ->
                handOvers.find(caseId, handOverId).map(decide).orElse(Decision.answer(new Recorded.NotFound<>())));
    }

    private record Taker(String takenBy) {}

    private record Said(String text) {}
}
