package dev.makegood.advice.causes;

import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.RestockState;
import dev.makegood.market.Market;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Finds restocks whose supplier gave a date and had not delivered, or delivered less, when units became short. */
record SupplierClues(Surroundings around, CauseFigures figures) {
    List<Clue> all() {
        return around.stockWasThere()
                ? List.of()
                : around.restocks().stream()
                        .flatMap(restock -> restock.state().answer().flatMap(first -> clue(restock, first)).stream())
                        .toList();
    }

    private Optional<Clue> clue(Restock restock, RestockState.Reply first) {
        Optional<RestockState.Arrived> there = Optional.of(restock.state())
                .filter(RestockState.Arrived.class::isInstance)
                .map(RestockState.Arrived.class::cast)
                .filter(arrived -> !arrived.at().isAfter(around.at()));
        return there.isPresent()
                ? delivered(restock, first, there.get())
                : isRecent(first.lateAt()) ? Optional.of(late(restock, first)) : Optional.empty();
    }

    private boolean isRecent(Instant at) {
        return !at.isAfter(around.at()) && at.isAfter(around.at().minus(figures.lookBack()));
    }

    private Clue late(Restock restock, RestockState.Reply first) {
        return clue(
                restock,
                first.units(),
                Sentence.of("cause.supplierLate")
                        .with("units", first.units())
                        .day("day", first.arrivesOn(), zone())
                        .time("at", around.at(), zone()));
    }

    private Optional<Clue> delivered(Restock restock, RestockState.Reply first, RestockState.Arrived arrived) {
        long fewer = first.units() - arrived.units();
        return fewer > 0 && isRecent(arrived.at())
                ? Optional.of(clue(
                        restock,
                        fewer,
                        Sentence.of("cause.supplierShort")
                                .with("promised", first.units())
                                .with("arrived", arrived.units())
                                .time("at", arrived.at(), zone())))
                : Optional.empty();
    }

    private static Clue clue(Restock restock, long units, Sentence sentence) {
        return new Clue(
                RootCause.SUPPLIER,
                units,
                Optional.of(restock.supplierId()),
                Optional.of("restock " + restock.restockId()),
                sentence.with("supplier", restock.supplierId()).with("restock", restock.restockId()));
    }

    private static ZoneId zone() {
        return Market.current().zone();
    }
}
