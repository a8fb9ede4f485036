package dev.makegood.inventory;

import dev.makegood.market.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds units for which a supplier has given a date. They are in the position's row, so that a product page costs one
 * read.
 *
 * @param arrivesOn expected until the end of this day in the zone of the market
 */
public record Incoming(String restockId, long units, LocalDate arrivesOn) {
    /** The most restocks that a position lists; later ones are too far away to plan with. */
    private static final int MOST = 20;

    /** Returns the list with {@code next} added or replaced and past days removed, the earliest first. */
    static List<Incoming> plus(List<Incoming> before, Incoming next, Instant now) {
        var all = new ArrayList<>(notLate(without(before, next.restockId()), now));
        all.add(next);
        return all.stream()
                .sorted(Comparator.comparing(Incoming::arrivesOn).thenComparing(Incoming::restockId))
                .limit(MOST)
                .toList();
    }

    static List<Incoming> without(List<Incoming> before, String restockId) {
        return before.stream()
                .filter(incoming -> !incoming.restockId().equals(restockId))
                .toList();
    }

    public static List<Incoming> notLate(List<Incoming> all, Instant now) {
        LocalDate today = Market.current().dayOf(now);
        return all.stream()
                .filter(incoming -> !incoming.arrivesOn().isBefore(today))
                .toList();
    }

    /** Returns the day by which this many more units will have arrived; empty if the restocks are not enough. */
    public static Optional<LocalDate> covering(List<Incoming> earliestFirst, long units) {
        long sum = 0;
        for (Incoming incoming : earliestFirst) {
            sum += incoming.units();
            if (sum >= units) {
                return Optional.of(incoming.arrivesOn());
            }
        }
        return Optional.empty();
    }
}
