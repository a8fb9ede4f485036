package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Sets what a buyer's urge to ship does.
 *
 * @param answerWithinHours how many hours the merchant has to ship or to answer
 * @param unanswered what follows if it does neither
 */
public record UrgeTerms(int answerWithinHours, Unanswered unanswered) {
    /** Lists what may follow; in either case buyer and operator are told. */
    public enum Unanswered {
        /** The line keeps its time. */
        NOTHING("nothing"),
        /** The line is overdue once it is late, without the version's overdue hours. */
        OVERDUE("overdue");

        private final String id;

        Unanswered(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }
}
