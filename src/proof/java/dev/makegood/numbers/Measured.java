package dev.makegood.numbers;

import dev.makegood.meter.Place;
import dev.makegood.meter.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Holds what one use case used in one function.
 *
 * @param function by its logical id in the template
 * @param times how often it was done
 * @param calls of the HTTP API
 * @param invocations of the function
 * @param events on the event bus
 */
public record Measured(
        UseCase useCase, String function, long times, long calls, long invocations, long events, Usage usage) {

    /** Returns what one call of the HTTP API used. */
    static Measured called(UseCase useCase, String function, Usage usage) {
        return new Measured(useCase, function, 1, 1, 1, 0, usage);
    }

    /** Returns the requests to DynamoDB. */
    public BigDecimal requests() {
        return each(BigDecimal.valueOf(usage.allRequests()));
    }

    BigDecimal readUnits() {
        return each(usage.allReadUnits());
    }

    BigDecimal writeUnits() {
        return each(BigDecimal.valueOf(usage.allWriteUnits()));
    }

    /** Returns the write units of one table or index. */
    public double writeUnits(Place place) {
        return (double) usage.writeUnits(place) / times;
    }

    /** Returns the seconds that a function waits and works, by the assumptions of {@link Costs}. */
    public double seconds() {
        return Costs.millis(usage).doubleValue() / 1_000 / times;
    }

    /** Returns the dollars that a million times cost, beside what is stored. */
    public BigDecimal dollarsOfAMillion() {
        return Costs.ofAMillion(this);
    }

    /** Returns the bytes that tables and indexes hold more. */
    public BigDecimal storedBytes() {
        return each(BigDecimal.valueOf(usage.storedBytes()));
    }

    /** Returns a count for each time that it was done. */
    BigDecimal each(BigDecimal count) {
        return count.divide(BigDecimal.valueOf(times), 2, RoundingMode.HALF_UP);
    }
}
