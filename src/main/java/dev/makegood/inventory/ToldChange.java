package dev.makegood.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds a stock change as reported.
 *
 * @param onHandBefore the units on the shelf by what was known before it; absent before the first count
 * @param onHandAfter the same with it
 */
public record ToldChange(
        StockChange change, Instant recordedAt, Optional<Long> onHandBefore, Optional<Long> onHandAfter) {

    /** Returns how many units fewer there are by it than was known before; 0 if there are not fewer. */
    public long lost() {
        return onHandBefore
                .flatMap(before -> onHandAfter.map(after -> Math.max(0, before - after)))
                .orElse(0L);
    }

    /** Returns when the units were counted, came or went. */
    public Instant at() {
        return switch (change) {
            case StockChange.Recount recount -> recount.countedAt().orElse(recordedAt);
            case StockChange.Adjustment adjustment -> adjustment.adjustedAt().orElse(recordedAt);
        };
    }
}
