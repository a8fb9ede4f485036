package dev.makegood.advice.causes;

import dev.makegood.inventory.Demand;
import dev.makegood.inventory.StockSeen;
import dev.makegood.stockout.Trigger;
import dev.makegood.wording.Sentence;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Finds clues in the sales of the days before units became short. */
record SalesClues(Surroundings around, StockSeen stock, CauseFigures figures) {
    List<Clue> all() {
        return Stream.of(dearer(), surge(), otherPlatforms())
                .flatMap(Optional::stream)
                .toList();
    }

    /** The merchant said that units it had will not ship, and sold the same dearer since. */
    private Optional<Clue> dearer() {
        if (!around.stockWasThere() || around.of().trigger() == Trigger.RECOUNT) {
            return Optional.empty();
        }
        Money paid = around.unitPrice();
        return days(Demand.dayOf(around.paidAt()))
                .flatMap(day ->
                        Optional.ofNullable(
                                stock.demand().byPlatform(day).get(around.line().platform()))
                                .stream())
                .map(Demand.Sold::lastPrice)
                .filter(price -> price.getCurrencyUnit().equals(paid.getCurrencyUnit()) && isDearer(price, paid))
                .findFirst()
                .map(price -> Clue.sold(
                        RootCause.PRICE_CHANGED,
                        around.missing(),
                        Sentence.of("cause.priceChanged")
                                .with("onHand", stock.onHand().orElseThrow())
                                .with("allocated", stock.allocated())
                                .with("platform", around.line().platform())
                                .amount("paid", paid)
                                .amount("price", price)));
    }

    private boolean isDearer(Money price, Money paid) {
        return price.getAmountMinorLong() * 100 >= paid.getAmountMinorLong() * (100 + figures.dearerPercent());
    }

    /** Days are UTC days, as demand is counted. */
    private Optional<Clue> surge() {
        Optional<LocalDate> first = stock.demand().firstDay();
        if (around.stockWasThere() || first.isEmpty()) {
            return Optional.empty();
        }
        LocalDate known = first.get().plusDays(figures.earlierDays());
        LocalDate from = Demand.dayOf(around.paidAt()).minusDays(1);
        return days(from.isAfter(known) ? from : known)
                .filter(day -> isSurge(first.get(), day))
                .findFirst()
                .flatMap(day -> surge(first.get(), day));
    }

    private boolean isSurge(LocalDate first, LocalDate day) {
        long before =
                days(first, day.minusDays(1)).mapToLong(stock.demand()::unitsOn).sum();
        return stock.demand().unitsOn(day) * ChronoUnit.DAYS.between(first, day) * 100
                >= before * figures.surgePercent();
    }

    private Optional<Clue> surge(LocalDate first, LocalDate from) {
        long before = days(first, from.minusDays(1))
                .mapToLong(stock.demand()::unitsOn)
                .sum();
        long usual = Math.ceilDiv(before, ChronoUnit.DAYS.between(first, from));
        long sold = days(from).mapToLong(stock.demand()::unitsOn).sum();
        long extra = sold - usual * days(from).count();
        return extra <= 0
                ? Optional.empty()
                : Optional.of(Clue.sold(
                        RootCause.SUDDEN_DEMAND,
                        extra,
                        Sentence.of("cause.suddenDemand")
                                .with("units", sold)
                                .with("extra", extra)
                                .with("usual", usual)
                                .day("day", from, ZoneOffset.UTC)));
    }

    private Optional<Clue> otherPlatforms() {
        if (around.stockWasThere() || stock.onHand().isEmpty()) {
            return Optional.empty();
        }
        String own = around.line().platform();
        LocalDate last = Demand.dayOf(around.at());
        var others = days(last.minusDays(1))
                .flatMap(day -> stock.demand().byPlatform(day).entrySet().stream())
                .filter(sold -> !sold.getKey().equals(own))
                .collect(Collectors.groupingBy(
                        sold -> sold.getKey(),
                        Collectors.summingLong(sold -> sold.getValue().units())));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Clue.sold(
                        RootCause.BETWEEN_CHANNELS,
                        others.values().stream().mapToLong(Long::longValue).sum(),
                        Sentence.of("cause.betweenChannels")
                                .with("allocated", stock.allocated())
                                .with("onHand", stock.onHand().get())
                                .with("platform", own)
                                .with(
                                        "others",
                                        others.entrySet().stream()
                                                .sorted(java.util.Map.Entry.comparingByKey())
                                                .map(other -> other.getKey() + " " + other.getValue())
                                                .collect(Collectors.joining(", ")))));
    }

    /** Returns the days until the case, both ends included. */
    private Stream<LocalDate> days(LocalDate from) {
        return days(from, Demand.dayOf(around.at()));
    }

    private static Stream<LocalDate> days(LocalDate from, LocalDate to) {
        return from.isAfter(to) ? Stream.empty() : from.datesUntil(to.plusDays(1));
    }
}
