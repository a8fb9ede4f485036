package dev.makegood.advice.reputation;

import java.util.Comparator;
import java.util.Optional;

/**
 * Holds a figure and its value for the previous period.
 *
 * @param before absent if there was nothing to count
 */
public record Trend<T>(T now, Optional<T> before, Optional<Direction> direction) {
    /** Says whether it improves for buyers. */
    public enum Direction {
        BETTER("better"),
        SAME("same"),
        WORSE("worse");

        private final String id;

        Direction(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** Returns empty if there is nothing to count now. */
    static <T> Optional<Trend<T>> of(Optional<T> present, Optional<T> before, Comparator<T> worseFirst) {
        return present.map(figure ->
                new Trend<>(figure, before, before.map(earlier -> direction(worseFirst.compare(figure, earlier)))));
    }

    private static Direction direction(int compared) {
        if (compared == 0) {
            return Direction.SAME;
        }
        return compared > 0 ? Direction.BETTER : Direction.WORSE;
    }
}
