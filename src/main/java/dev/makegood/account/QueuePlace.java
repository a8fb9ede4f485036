package dev.makegood.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.joda.money.CurrencyUnit;

/**
 * Holds a compensation's place in the queue for its merchant's money.
 *
 * @param since when it was owed; within one kind, the earliest comes first
 */
public record QueuePlace(String merchantId, CurrencyUnit currency, Kind kind, Instant since, String caseId) {
    /**
     * Says which part of a compensation waits. The first kind always comes before the second, so promises never delay
     * policy compensation.
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
