package dev.makegood.causes;

import static java.util.stream.Collectors.groupingBy;

import dev.makegood.advice.causes.RootCause;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Counts how well one cause was found, each history with the weight of one, however many cases it has.
 *
 * @param right histories' shares of cases with this cause that were found
 * @param found the shares of all cases that were said to have it
 * @param scripted histories that have it
 */
record Score(RootCause cause, double right, double found, double scripted) {
    // Floating point is safe here: these are shares for people, no money.

    static List<Score> of(List<Check.Judged> judged) {
        return List.of(RootCause.values()).stream()
                .map(cause -> new Score(
                        cause,
                        weight(judged, one -> one.found() == cause && one.right()),
                        weight(judged, one -> one.found() == cause),
                        weight(judged, one -> one.script().truth() == cause)))
                .toList();
    }

    /** Returns how many of the cases that were said to have the cause have it. */
    double precision() {
        return found == 0 ? 0 : right / found;
    }

    /** Returns how many of the cases that have the cause were said to. */
    double recall() {
        return scripted == 0 ? 0 : right / scripted;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-16s %9.1f %9.1f %9.1f   %9.3f %9.3f",
                cause.id(),
                scripted,
                found,
                right,
                precision(),
                recall());
    }

    private static double weight(List<Check.Judged> judged, Predicate<Check.Judged> of) {
        return judged.stream().collect(groupingBy(one -> List.of(one.script().name(), one.seed()))).values().stream()
                .mapToDouble(cases -> (double) cases.stream().filter(of).count() / cases.size())
                .sum();
    }
}
