package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * When a merchant wants to be warned of a SKU.
 *
 * @param level low is at this level or below
 * @param rearmAtUnits available units at which the warning is over; absent: half more than the level
 * @param restockUnits how many units to ask the best supplier for with each warning; absent: none
 */
public record LowStockRule(Level level, Optional<Long> rearmAtUnits, Optional<Long> restockUnits) {

    /** A number of available units, or how long they last. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AtUnits.class, name = "atUnits"),
        @JsonSubTypes.Type(value = DaysOfCover.class, name = "daysOfCover")
    })
    public sealed interface Level {
        /** @param demand units that were asked for within {@link Demand#DAYS} days */
        long threshold(long demand);
    }

    public record AtUnits(long units) implements Level {
        @Override
        public long threshold(long demand) {
            return units;
        }
    }

    /** Days that the available units last if as much is asked for as of late; what they sell in that time, rounded up. */
    public record DaysOfCover(int days) implements Level {
        @Override
        public long threshold(long demand) {
            return Math.ceilDiv(Math.multiplyExact(demand, days), Demand.DAYS);
        }
    }

    /** Available units, this many or fewer, that are low. */
    public long threshold(long demand) {
        return level.threshold(demand);
    }

    /** Available units, this many or more, that end a warning: always above the threshold, so that it does not flap. */
    long rearm(long demand) {
        long threshold = threshold(demand);
        return Math.max(threshold + 1, rearmAtUnits.orElse(threshold + threshold / 2));
    }
}
