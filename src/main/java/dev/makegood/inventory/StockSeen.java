package dev.makegood.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds what a position said when units of it became short. A case keeps it, since the position goes on.
 *
 * @param onHand units on the shelf; absent if it was never counted
 * @param allocated units that paid order lines waited for, those that became short included
 * @param demand the sales of the last days
 * @param changedAt when a report last changed the shelf; absent if none ever did
 */
public record StockSeen(Optional<Long> onHand, long allocated, Demand demand, Optional<Instant> changedAt) {
    public static StockSeen of(StockPosition position) {
        return new StockSeen(
                position.onHand(),
                position.allocated(),
                position.lowStock().demand(),
                position.lastChange().map(LastChange::at));
    }

    /** Returns how many more units were paid than were on the shelf; empty if it was never counted. */
    public Optional<Long> missing() {
        return onHand.map(units -> Math.max(0, allocated - units));
    }
}
