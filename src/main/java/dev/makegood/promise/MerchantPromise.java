package dev.makegood.promise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds a merchant's own promise to its buyers for a stockout, in addition to the platform's policy. It can only add to
 * the policy, and the policy's caps do not count it.
 *
 * @param amount zero or more
 */
public record MerchantPromise(String promiseId, Kind kind, Money amount) {
    /** Lists the ways in which it adds to the policy's amount. */
    public enum Kind {
        /** The amount is added. */
        EXTRA("extra"),
        /** The total is at least the amount. */
        AT_LEAST("atLeast");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /** Returns the amount in minor units; empty for a promise of another kind. */
    public Optional<Long> minor(Kind wanted) {
        return kind == wanted ? Optional.of(amount.getAmountMinorLong()) : Optional.empty();
    }

    /** Returns the total of policy and promise. */
    public Money with(Money ofPolicy) {
        return switch (kind) {
            case EXTRA -> ofPolicy.plus(amount);
            case AT_LEAST -> amount.isGreaterThan(ofPolicy) ? amount : ofPolicy;
        };
    }
}
