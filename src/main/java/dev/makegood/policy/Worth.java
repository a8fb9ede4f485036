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
     * @param foreignFloorMinor the floor in the currency of the {@link Exchange}, if the text states it there
     * @param foreignCapMinor the cap in that currency, if the text states it there
     */
    record Percent(
            int rateBasisPoints,
            long floorMinor,
            long capMinor,
            Optional<Integer> admittedRateBasisPoints,
            Optional<Long> foreignFloorMinor,
            Optional<Long> foreignCapMinor)
            implements Worth {
        /** Creates a share with limits in the version's currency. */
        public Percent(int rateBasisPoints, long floorMinor, long capMinor, Optional<Integer> admittedRateBasisPoints) {
            this(rateBasisPoints, floorMinor, capMinor, admittedRateBasisPoints, Optional.empty(), Optional.empty());
        }

        public BigDecimal floor() {
            return BigDecimal.valueOf(floorMinor);
        }

        public BigDecimal cap() {
            return BigDecimal.valueOf(capMinor);
        }
    }
}
