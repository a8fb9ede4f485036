package dev.makegood.advice.causes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.makegood.advice.reputation.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Shows which root causes come back.
 *
 * @param causes every cause with its cases
 * @param bySku those of one SKU that occurred more than once
 * @param bySupplier those of one supplier
 * @param byWeek every cause by the Monday of its week, in the zone of the period
 * @param more true if there are earlier cases that were not counted
 */
public record Repeats(
        List<Repeat> causes, List<Repeat> bySku, List<Repeat> bySupplier, List<Repeat> byWeek, boolean more) {

    /**
     * Counts the cases of one cause, and of one SKU, supplier or week.
     *
     * @param of the SKU, supplier or week; absent for all
     * @param compensation what they are worth, by currency
     */
    public record Repeat(RootCause cause, Optional<String> of, int cases, long units, List<Money> compensation) {
        private static Repeat of(Group group, List<ExplainedCase> cases) {
            long units = cases.stream().mapToLong(one -> one.of().units()).sum();
            return new Repeat(group.cause(), group.of(), cases.size(), units, Sums.compensation(cases));
        }
    }

    private record Group(RootCause cause, Optional<String> of) {}

    static Repeats of(CasesOfPeriod found, Period period) {
        List<ExplainedCase> cases = found.cases();
        return new Repeats(
                grouped(cases, _ -> Optional.empty(), MOST_CASES_FIRST),
                grouped(cases, one -> Optional.of(one.of().sku()), MOST_CASES_FIRST).stream()
                        .filter(one -> one.cases() > 1)
                        .toList(),
                grouped(
                        cases.stream()
                                .filter(one -> one.supplierId().isPresent())
                                .toList(),
                        ExplainedCase::supplierId,
                        MOST_CASES_FIRST),
                grouped(
                        cases,
                        one -> Optional.of(week(one, period)),
                        Comparator.comparing(one -> one.of().orElseThrow())),
                found.more());
    }

    private static final Comparator<Repeat> MOST_CASES_FIRST =
            Comparator.comparing(Repeat::cases).reversed().thenComparing(one -> Objects.toString(one.of()));

    private static List<Repeat> grouped(
            List<ExplainedCase> cases, Function<ExplainedCase, Optional<String>> by, Comparator<Repeat> order) {
        return cases.stream()
                .collect(groupingBy(one -> new Group(one.cause(), by.apply(one)), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(group -> Repeat.of(group.getKey(), group.getValue()))
                .sorted(order.thenComparing(Repeat::cause))
                .toList();
    }

    private static String week(ExplainedCase one, Period period) {
        LocalDate day = LocalDate.ofInstant(one.of().establishedAt(), period.zone());
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
    }
}
