package dev.makegood.servicedesk.handover;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.servicedesk.ticket.Ticketed;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a request that a person looks at a case, made by the buyer or the merchant.
 *
 * @param taken the operator who works on it; any other may still answer
 * @param ticket decided by the answer
 */
public record HandOver(CaseId caseId, String handOverId, String reason, Optional<Taken> taken, Ticket<Answer> ticket)
        implements Ticketed<HandOver> {

    /**
     * Names the operator who took it.
     *
     * @param by such as {@code operator:anna}
     */
    public record Taken(Actor by, Instant at) {}

    /** Holds the answer to the asker. */
    public record Answer(String text) {}

    HandOver with(Ticket<Answer> changed) {
        return new HandOver(caseId, handOverId, reason, taken, changed);
    }

    HandOver taken(Taken by) {
        return new HandOver(caseId, handOverId, reason, Optional.of(by), ticket);
    }

    @Override
    public Object about() {
        return caseId;
    }

    @Override
    public HandOver toldOverdue() {
        return with(ticket.toldOverdue());
    }

    /** Returns this hand-over with the texts of question and answer erased. */
    HandOver erased() {
        var silent = new Answer(Attachment.ERASED);
        return new HandOver(caseId, handOverId, Attachment.ERASED, taken, ticket.reworded(_ -> silent));
    }
}
