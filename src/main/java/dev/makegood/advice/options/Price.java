package dev.makegood.advice.options;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Holds a price now, and how long it applies.
 *
 * @param until the last instant, to the millisecond, at which this price applies; absent if it does not change
 * @param after the price from then on; absent if it does not change
 */
public record Price(Money now, Optional<Instant> until, Optional<Money> after) {
    static Price of(Money always) {
        return new Price(always, Optional.empty(), Optional.empty());
    }

    /**
     * Returns the price at {@code now} and its first change.
     *
     * @param changes the first instants at which another price may apply, in any order; past ones are ignored
     */
    static Price of(Function<Instant, Money> at, Instant now, Stream<Instant> changes) {
        Money price = at.apply(now);
        return changes.filter(change -> change.isAfter(now))
                .sorted()
                .filter(change -> !at.apply(change).equals(price))
                .findFirst()
                .map(change -> new Price(price, Optional.of(lastBefore(change)), Optional.of(at.apply(change))))
                .orElse(of(price));
    }

    /** Rows and callers use instants to the millisecond. */
    static Instant lastBefore(Instant first) {
        return first.minus(1, ChronoUnit.MILLIS);
    }

    /** Returns the first instant that is too late, given the last one in time. */
    static Instant firstAfter(Instant last) {
        return last.plus(1, ChronoUnit.MILLIS);
    }

    /** Returns true if waiting raises the price. */
    public boolean rises() {
        return after.filter(later -> later.isGreaterThan(now)).isPresent();
    }
}
