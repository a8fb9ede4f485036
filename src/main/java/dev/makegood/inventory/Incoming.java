package dev.makegood.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Units that a supplier has given a date for. They lie in the position's row, so that a product page costs one read.
 *
 * @param arrivesOn it is expected until that day is over, in the zone of {@link RestockState#ZONE}
 */
public record Incoming(String restockId, long units, LocalDate arrivesOn) {
    /** As many as a position remembers; more of them are further away than anybody can plan. */
    private static final int MOST = 20;

    /** With one more, in the place of what was expected of the same restock, and without those whose day is over; the earliest first. */
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

    static List<Incoming> notLate(List<Incoming> all, Instant now) {
        LocalDate today = RestockState.today(now);
        return all.stream()
                .filter(incoming -> !incoming.arrivesOn().isBefore(today))
                .toList();
    }

    /** The day on which so many units more will have come; empty if they are not in sight. */
    static Optional<LocalDate> covering(List<Incoming> earliestFirst, long units) {
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
