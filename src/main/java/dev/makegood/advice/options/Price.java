package dev.makegood.advice.options;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Holds what something costs now, and until when.
 *
 * @param until the last instant, to the millisecond, at which it costs that; absent if the price stays
 * @param after what it costs from then on; absent if the price stays
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

    /** Returns the first instant after one that is itself in time. */
    static Instant firstAfter(Instant last) {
        return last.plus(1, ChronoUnit.MILLIS);
    }

    /** Returns true if it gets dearer by waiting. */
    public boolean rises() {
        return after.filter(later -> later.isGreaterThan(now)).isPresent();
    }
}
