package dev.makegood.urge;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds a buyer's urge to ship one line.
 *
 * @param answerBy the first instant at which it is unanswered
 * @param overdue true if the line is overdue once it is late and the urge is unanswered
 * @param answer absent until the merchant answers
 * @param toldAt when buyer and operator were told that nobody answered; absent before
 */
public record Urge(
        String urgeId,
        Instant urgedAt,
        Instant answerBy,
        boolean overdue,
        Optional<Answer> answer,
        Optional<Instant> toldAt) {
    /**
     * Holds the merchant's answer.
     *
     * @param shipsAt when the merchant expects to ship; it moves no ship time
     */
    public record Answer(Instant shipsAt, Instant at) {}

    Urge answered(Instant shipsAt, Instant at) {
        return new Urge(urgeId, urgedAt, answerBy, overdue, Optional.of(new Answer(shipsAt, at)), toldAt);
    }

    Urge told(Instant at) {
        return new Urge(urgeId, urgedAt, answerBy, overdue, answer, Optional.of(at));
    }

    /** Returns true if the time to answer is over and nobody has answered. */
    public boolean isUnanswered(Instant now) {
        return answer.isEmpty() && !now.isBefore(answerBy);
    }

    /**
     * Returns the first instant at which it makes its line overdue; empty if it never does.
     *
     * @param lateFrom when the line is late; empty if it is not
     */
    Optional<Instant> overdueAt(Optional<Instant> lateFrom) {
        return lateFrom.map(late -> answerBy.isAfter(late) ? answerBy : late).filter(_ -> overdue && answer.isEmpty());
    }
}
