package dev.makegood.servicedesk.handover;

import dev.makegood.file.Attachment;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a request that a person looks at a case, made by the buyer or the merchant.
 *
 * @param by who asked, such as {@code merchant:M1}
 * @param answerBy the first instant at which an answer is late
 * @param holidaysKnown false if {@code answerBy} leaves out weekends only, because the calendar does not have the year
 * @param overdueTold true if the operator was told that the answer is late
 * @param taken who works on it; any operator may answer nevertheless
 */
public record HandOver(
        CaseId caseId,
        String handOverId,
        String reason,
        String by,
        Instant at,
        Instant answerBy,
        boolean holidaysKnown,
        boolean overdueTold,
        Optional<Taken> taken,
        Optional<Answer> answer) {

    /**
     * Names the operator who took it.
     *
     * @param by such as {@code operator:anna}
     */
    public record Taken(String by, Instant at) {}

    /** Holds the answer that the asker is told, with its author. */
    public record Answer(String text, String by, Instant at) {}

    HandOver taken(Taken by) {
        return copy(overdueTold, Optional.of(by), answer);
    }

    HandOver answered(Answer given) {
        return copy(overdueTold, taken, Optional.of(given));
    }

    HandOver toldOverdue() {
        return copy(true, taken, answer);
    }

    /** Returns true if the answer is late and the operator has not been told. */
    boolean isOverdue(Instant now) {
        return answer.isEmpty() && !overdueTold && !now.isBefore(answerBy);
    }

    /** Returns this hand-over with the texts of question and answer erased. */
    HandOver erased() {
        return new HandOver(
                caseId,
                handOverId,
                Attachment.ERASED,
                by,
                at,
                answerBy,
                holidaysKnown,
                overdueTold,
                taken,
                answer.map(given -> new Answer(Attachment.ERASED, given.by(), given.at())));
    }

    private HandOver copy(boolean told, Optional<Taken> by, Optional<Answer> given) {
        return new HandOver(caseId, handOverId, reason, this.by, at, answerBy, holidaysKnown, told, by, given);
    }
}
