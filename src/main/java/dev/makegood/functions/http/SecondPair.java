package dev.makegood.functions.http;

import dev.makegood.input.PlainText;
import dev.makegood.proposal.ConfirmByAnother;
import dev.makegood.proposal.ConfirmByAnother.Answer;
import dev.makegood.proposal.Proposal;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.function.Supplier;

/** Carries out requests of operators that need a second pair of eyes, if the stack demands it. */
public final class SecondPair {
    private final boolean demanded;
    private final ConfirmByAnother confirmByAnother;
    private final Clock clock;

    /** @param demanded the template's parameter {@code SecondPairOfEyes} */
    public SecondPair(boolean demanded, Database database, Clock clock) {
        this.demanded = demanded;
        confirmByAnother = new ConfirmByAnother(database);
        this.clock = clock;
    }

    /**
     * Answers a request whose content is valid: at once, or 202 with a proposal that another operator confirms by the
     * same request with the proposal's id in its query.
     */
    public Reply of(Request request, Supplier<Reply> act) {
        if (!demanded) {
            return act.get();
        }
        var asked = new Proposal.Asked(
                request.target(),
                request.header("content-type").orElse("application/json"),
                PlainText.of(request.bytes()));
        return switch (confirmByAnother.ask(
                asked, request.query("proposal"), request.caller().name(), clock.instant())) {
            case Answer.Carry _ -> act.get();
            case Answer.Waits waits -> new Reply(202, ProposalView.of(waits.proposal()));
            case Answer.Refused refused -> Reply.refused(refused.refusal(), "proposal", refused.reason());
        };
    }
}
