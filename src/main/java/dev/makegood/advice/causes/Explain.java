package dev.makegood.advice.causes;

import dev.makegood.inventory.StockSeen;
import dev.makegood.wording.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the root cause of a case. For each cause it asks how many of the missing units would have been there without
 * it. Of the causes that explain enough of them, the one with the most direct evidence counts; the others are shown
 * beside it. If none does, it cannot be told.
 */
final class Explain {
    private final CauseFigures figures;

    Explain(CauseFigures figures) {
        this.figures = figures;
    }

    CauseFinding of(Surroundings around) {
        if (around.of().units() == 0) {
            return unknown(0, List.of(), Sentence.of("cause.takenBack"));
        }
        if (around.buyerWantedOut()) {
            return unknown(around.missing(), List.of(), Sentence.of(CauseFinding.BUYER_WANTED_OUT));
        }
        List<Clue> clues = clues(around);
        long missing = around.missing();
        return Stream.of(RootCause.values())
                .filter(cause -> explained(clues, cause, missing) * 100 >= missing * figures.explainsPercent())
                .findFirst()
                .map(cause -> new CauseFinding(cause, missing, first(clues, cause), Optional.empty()))
                .orElseGet(() -> unknown(missing, first(clues, RootCause.UNKNOWN), reason(around)));
    }

    private List<Clue> clues(Surroundings around) {
        var clues = new ArrayList<>(new ReportClues(around, figures).all());
        clues.addAll(new SupplierClues(around, figures).all());
        around.of()
                .stock()
                .map(stock -> new SalesClues(around, stock, figures).all())
                .ifPresent(clues::addAll);
        return clues;
    }

    private static long explained(List<Clue> clues, RootCause cause, long missing) {
        long units = clues.stream()
                .filter(clue -> clue.cause() == cause)
                .mapToLong(Clue::units)
                .sum();
        return Math.min(missing, units);
    }

    private static List<Clue> first(List<Clue> clues, RootCause cause) {
        return clues.stream()
                .sorted(Comparator.comparing((Clue clue) -> clue.cause() != cause)
                        .thenComparing(Clue::cause)
                        .thenComparing(Clue::units, Comparator.reverseOrder()))
                .toList();
    }

    private static CauseFinding unknown(long missing, List<Clue> clues, Sentence reason) {
        return new CauseFinding(RootCause.UNKNOWN, missing, clues, Optional.of(reason));
    }

    private static Sentence reason(Surroundings around) {
        Optional<StockSeen> stock = around.of().stock();
        if (around.stockWasThere()) {
            return Sentence.of("cause.stockWasThere")
                    .with("onHand", stock.orElseThrow().onHand().orElseThrow())
                    .with("allocated", stock.get().allocated());
        }
        return stock.filter(seen -> seen.onHand().isEmpty()).isPresent()
                ? Sentence.of("cause.neverCounted")
                : Sentence.of("cause.nothingFound").with("missing", around.missing());
    }
}
