package dev.makegood.advice.causes;

import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.ToldChange;
import dev.makegood.stockout.Trigger;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds clues in reports of stock: units that were known to be missing before this was reported, and counts. */
record ReportClues(Surroundings around, CauseFigures figures) {
    List<Clue> all() {
        return around.lost().stream().flatMap(told -> clue(told).stream()).toList();
    }

    private Optional<Clue> clue(ToldChange told) {
        boolean inTime =
                told.recordedAt().isAfter(around.paidAt()) && !told.recordedAt().isAfter(last());
        if (!inTime) {
            return Optional.empty();
        }
        boolean known = !told.at().isAfter(around.paidAt());
        boolean late = told.at().plus(figures.toldWithin()).isBefore(told.recordedAt());
        if (known && late && !told.at().isBefore(around.at().minus(figures.lookBack()))) {
            return Optional.of(clue(RootCause.LATE_TOLD, told));
        }
        return told.change() instanceof StockChange.Recount
                ? Optional.of(clue(RootCause.MISCOUNT, told))
                : Optional.empty();
    }

    /** A count after an admission may confirm it; what a count itself established needs no later one. */
    private Instant last() {
        return around.of().trigger() == Trigger.RECOUNT
                ? around.at()
                : around.at().plus(figures.lookAhead());
    }

    private static Sentence report(StockChange change) {
        return switch (change) {
            case StockChange.Recount recount -> Sentence.of("rootCause.recount").with("id", recount.id());
            case StockChange.Adjustment adjustment ->
                Sentence.of("rootCause.adjustment").with("id", adjustment.id());
        };
    }

    private Clue clue(RootCause cause, ToldChange told) {
        var zone = around.of().zone();
        Sentence sentence = Sentence.of("cause." + cause.id())
                .with("report", report(told.change()))
                .with("units", told.lost())
                .time("at", told.at(), zone)
                .time("told", told.recordedAt(), zone)
                .time("paid", around.paidAt(), zone);
        return Clue.reported(cause, told.lost(), told.change().report(), sentence);
    }
}
