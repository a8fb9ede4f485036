package dev.makegood.promise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds what a merchant promises its buyers for a stockout of an order line beyond the platform's policy. It can
 * only add to the policy. It is the merchant's own, so the policy's caps do not count it.
 *
 * @param amount zero or more
 */
public record MerchantPromise(String promiseId, Kind kind, Money amount) {
    /** Says how it adds to what the policy gives. */
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

    /** Returns the amount in minor units; empty if the promise is of another kind. */
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
