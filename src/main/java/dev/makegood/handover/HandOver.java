package dev.makegood.handover;

import dev.makegood.fact.Evidence;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * A case handed over to a person (转人工), since a buyer or the merchant asked for one.
 *
 * @param by who asked, such as {@code merchant:M1}
 * @param answerBy the first instant at which an answer is late
 * @param holidaysKnown false if that leaves out weekends only, since the calendar does not know the year
 * @param overdueTold whether the operator was told that the answer is late
 * @param taken who works on it; whoever does, any operator may answer
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

    /** @param by who took it, such as {@code operator:anna} */
    public record Taken(String by, Instant at) {}

    /** What the asker is told, and who says it. */
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

    /** True if it waits for an answer that is late, and the operator has not been told so. */
    boolean isOverdue(Instant now) {
        return answer.isEmpty() && !overdueTold && !now.isBefore(answerBy);
    }

    /** The same without the words of whoever asked and answered. */
    HandOver erased() {
        return new HandOver(
                caseId,
                handOverId,
                Evidence.ERASED,
                by,
                at,
                answerBy,
                holidaysKnown,
                overdueTold,
                taken,
                answer.map(given -> new Answer(Evidence.ERASED, given.by(), given.at())));
    }

    private HandOver copy(boolean told, Optional<Taken> by, Optional<Answer> given) {
        return new HandOver(caseId, handOverId, reason, this.by, at, answerBy, holidaysKnown, told, by, given);
    }
}
