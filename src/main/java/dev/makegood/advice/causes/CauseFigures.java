package dev.makegood.advice.causes;

import dev.makegood.input.Input;
import dev.makegood.input.ReasonedFigure;
import dev.makegood.input.ShippedFile;
import java.time.Duration;

/**
 * Holds the figures by which root causes are told apart. They stand, with their reasons, in
 * {@code figures/causes.yaml}.
 *
 * @param explainsPercent how much of what was missing a cause must explain
 * @param lookBack how long before a case a report or a date may lie
 * @param lookAhead until how long after an admission a count may confirm it
 * @param toldWithin within what time of a count its report is not late
 * @param surgePercent how much of the usual day a day of sudden demand has at least
 * @param earlierDays how many earlier days are needed to know what is usual
 * @param dearerPercent how much more a later price must be at least
 */
public record CauseFigures(
        int explainsPercent,
        Duration lookBack,
        Duration lookAhead,
        Duration toldWithin,
        int surgePercent,
        int earlierDays,
        int dearerPercent) {

    /** Returns the figures that ship with the product. */
    public static CauseFigures shipped() {
        return ShippedFile.read("/figures/causes", CauseFigures::read).orElseThrow();
    }

    private static CauseFigures read(Input in) {
        return new CauseFigures(
                (int) ReasonedFigure.read(in, "explainsPercent", 1, 100),
                Duration.ofDays(ReasonedFigure.read(in, "lookBackDays", 1, 365)),
                Duration.ofDays(ReasonedFigure.read(in, "lookAheadDays", 1, 365)),
                Duration.ofMinutes(ReasonedFigure.read(in, "toldWithinMinutes", 0, 1_440)),
                (int) ReasonedFigure.read(in, "surgePercent", 101, 10_000),
                (int) ReasonedFigure.read(in, "earlierDays", 1, 6),
                (int) ReasonedFigure.read(in, "dearerPercent", 1, 1_000));
    }
}
