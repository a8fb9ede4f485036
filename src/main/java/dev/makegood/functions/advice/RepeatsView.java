package dev.makegood.functions.advice;

import dev.makegood.advice.causes.Repeats;
import dev.makegood.advice.reputation.Period;
import dev.makegood.wording.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Shows which root causes come back.
 *
 * @param more true if the period has earlier cases that were not counted
 */
public record RepeatsView(
        LocalDate from,
        LocalDate to,
        String zone,
        List<RepeatView> causes,
        List<RepeatView> bySku,
        List<RepeatView> bySupplier,
        List<RepeatView> byWeek,
        boolean more) {

    /** Shows an amount in minor units of its currency. */
    public record AmountView(String currency, long amountMinor) {
        static List<AmountView> of(List<Money> amounts) {
            return amounts.stream()
                    .map(one -> new AmountView(one.getCurrencyUnit().getCode(), one.getAmountMinorLong()))
                    .toList();
        }
    }

    /**
     * Shows how often one cause occurred.
     *
     * @param of the SKU, the supplier or the Monday of the week
     * @param compensation what the cases are worth, by currency
     */
    public record RepeatView(
            String rootCause, Text words, Optional<String> of, int cases, long units, List<AmountView> compensation) {
        static List<RepeatView> of(List<Repeats.Repeat> repeats) {
            return repeats.stream()
                    .map(one -> new RepeatView(
                            one.cause().id(),
                            RootCauseView.words(one.cause()),
                            one.of(),
                            one.cases(),
                            one.units(),
                            AmountView.of(one.compensation())))
                    .toList();
        }
    }

    static RepeatsView of(Repeats repeats, Period period) {
        return new RepeatsView(
                period.from(),
                period.to(),
                period.zone().getId(),
                RepeatView.of(repeats.causes()),
                RepeatView.of(repeats.bySku()),
                RepeatView.of(repeats.bySupplier()),
                RepeatView.of(repeats.byWeek()),
                repeats.more());
    }
}
