package dev.makegood.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.joda.money.CurrencyUnit;

/**
 * Holds the place in the queue of a compensation that waits for its merchant's money.
 *
 * @param since when it was owed; within one kind, the earliest comes first
 */
public record QueuePlace(String merchantId, CurrencyUnit currency, Kind kind, Instant since, String caseId) {
    /**
     * Says what waits. All of the first kind comes before the second, so that promises never delay what a policy gives.
     */
    public enum Kind {
        /** The part that a policy gives. */
        POLICY("1"),
        /** The part that promises and agreements add. */
        EXTRA("2");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Returns the place with the same time and another kind. */
    public QueuePlace with(Kind next) {
        return new QueuePlace(merchantId, currency, next, since, caseId);
    }
}
