package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.Optional;

/** Sets the worth of a case before caps. Amounts are minor units of the policy's currency. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Worth.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = Worth.Percent.class, name = "percent")
})
public sealed interface Worth {
    record Fixed(long amountMinor) implements Worth {}

    /**
     * Gives a share of the base.
     *
     * @param rateBasisPoints hundredths of a percent: 1000 is 10 %
     * @param floorMinor the least amount
     * @param capMinor the largest amount
     * @param admittedRateBasisPoints the rate if the merchant admits the stockout within the originally promised ship
     *     time
     */
    record Percent(int rateBasisPoints, long floorMinor, long capMinor, Optional<Integer> admittedRateBasisPoints)
            implements Worth {
        public BigDecimal floor() {
            return BigDecimal.valueOf(floorMinor);
        }

        public BigDecimal cap() {
            return BigDecimal.valueOf(capMinor);
        }
    }
}
