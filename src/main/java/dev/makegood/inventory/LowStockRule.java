package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * Says when a merchant wants to be warned of low stock of a SKU.
 *
 * @param level the level at or below which stock is low
 * @param rearmAtUnits available units that end the warning; absent for half more than the level
 * @param restockUnits how many units to request from the best supplier with each warning; absent for none
 */
public record LowStockRule(Level level, Optional<Long> rearmAtUnits, Optional<Long> restockUnits) {

    /** Is either a number of available units, or a number of days that they last. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AtUnits.class, name = "atUnits"),
        @JsonSubTypes.Type(value = DaysOfCover.class, name = "daysOfCover")
    })
    public sealed interface Level {
        /**
         * Returns the level in units.
         *
         * @param demand units ordered within {@link Demand#DAYS} days
         */
        long threshold(long demand);
    }

    public record AtUnits(long units) implements Level {
        @Override
        public long threshold(long demand) {
            return units;
        }
    }

    /** Gives the level as days that the available units last at the recent demand, in units rounded up. */
    public record DaysOfCover(int days) implements Level {
        @Override
        public long threshold(long demand) {
            return Math.ceilDiv(Math.multiplyExact(demand, days), Demand.DAYS);
        }
    }

    /** Returns the available units at or below which stock is low. */
    public long threshold(long demand) {
        return level.threshold(demand);
    }

    /**
     * Returns the available units at or above which a warning ends. Always above the threshold, so that warnings do not
     * alternate.
     */
    long rearm(long demand) {
        long threshold = threshold(demand);
        return Math.max(threshold + 1, rearmAtUnits.orElse(threshold + threshold / 2));
    }
}
