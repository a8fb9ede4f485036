package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a merchant promises its buyers for a stockout of an order line, beside the platform's policy (店铺政策): it can only
 * be more. It is the merchant's own, so the policy's caps neither limit it nor count it.
 *
 * @param amount zero or more
 */
public record MerchantPromise(String promiseId, Kind kind, Money amount) {
    /** How it adds to what the policy gives. */
    public enum Kind {
        /** So much more. */
        EXTRA("extra"),
        /** So much at least, together with what the policy gives. */
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

    /** The amount in minor units; absent if it adds in another way. */
    public Optional<Long> minor(Kind wanted) {
        return kind == wanted ? Optional.of(amount.getAmountMinorLong()) : Optional.empty();
    }

    /** What both give together. */
    Money with(Money ofPolicy) {
        return switch (kind) {
            case EXTRA -> ofPolicy.plus(amount);
            case AT_LEAST -> amount.isGreaterThan(ofPolicy) ? amount : ofPolicy;
        };
    }
}
