package dev.makegood.proposal;

import dev.makegood.command.Actor;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lets a request of an operator take effect only once another operator has confirmed it. */
public final class ConfirmByAnother {
    private final Database database;
    private final Proposals proposals;

    public ConfirmByAnother(Database database) {
        this.database = database;
        proposals = new Proposals(database);
    }

    /** Says what becomes of a request. */
    public sealed interface Answer {
        /** It waits for another operator. */
        record Waits(Proposal proposal) implements Answer {}

        /** It may be carried out, also again. */
        record Carry(Proposal proposal) implements Answer {}

        /** It was not confirmed. */
        record Refused(Refusal refusal, String reason) implements Answer {}
    }

    /**
     * Proposes a request, or confirms it. A request that was confirmed is carried out again if it is repeated, which
     * changes nothing, since requests are idempotent.
     *
     * @param confirms the id of the proposal that the caller confirms; absent if it only asks
     * @param by the operator
     */
    public Answer ask(Proposal.Asked asked, Optional<String> confirms, Actor by, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return database.decide(() -> {
            Optional<Stored<Proposal>> found = proposals.find(asked.id());
            Optional<Proposal> counts = found.map(Stored::value).filter(proposal -> proposal.counts(at));
            if (confirms.filter(id -> !id.equals(asked.id())).isPresent()) {
                return refused(Refusal.VALUE, "is not the proposal of this request");
            }
            if (counts.filter(proposal -> proposal.confirmed().isPresent()).isPresent()) {
                return Decision.answer(new Answer.Carry(counts.get()));
            }
            if (confirms.isEmpty()) {
                return counts.<Decision<Answer>>map(open -> Decision.answer(new Answer.Waits(open)))
                        .orElseGet(() -> propose(found, Proposal.of(asked, by, at)));
            }
            if (counts.isEmpty()) {
                return refused(Refusal.LATE, "has ended; send the request without it to propose it again");
            }
            return counts.get().by().equals(by)
                    ? refused(Refusal.STATE, "must be confirmed by another operator than the one who made it")
                    : confirm(found, counts.get().confirmed(by, at));
        });
    }

    private Decision<Answer> propose(Optional<Stored<Proposal>> old, Proposal proposal) {
        return new Decision<>(new Answer.Waits(proposal), List.of(proposals.put(old, proposal)));
    }

    private Decision<Answer> confirm(Optional<Stored<Proposal>> old, Proposal proposal) {
        return new Decision<>(new Answer.Carry(proposal), List.of(proposals.put(old, proposal)));
    }

    private static Decision<Answer> refused(Refusal refusal, String reason) {
        return Decision.answer(new Answer.Refused(refusal, reason));
    }
}
