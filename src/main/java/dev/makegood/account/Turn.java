package dev.makegood.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.joda.money.CurrencyUnit;

/**
 * The place of a compensation that waits for its merchant's money.
 *
 * @param since when it was owed: of one kind, those owed first come first
 */
public record Turn(String merchantId, CurrencyUnit currency, Kind kind, Instant since, String caseId) {
    /** What it waits with. All of the first kind comes before the second, so that no promise keeps a policy's worth waiting. */
    public enum Kind {
        /** What a policy gives. */
        POLICY("1"),
        /** What promises and agreements add. */
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

    /** The same place among those who wait with another kind. */
    public Turn with(Kind next) {
        return new Turn(merchantId, currency, next, since, caseId);
    }
}
