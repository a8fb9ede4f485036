package dev.makegood.advice.causes;

import dev.makegood.stockout.Case;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Adds up what cases cost, by currency. */
public final class Sums {
    private Sums() {}

    /** Returns what the compensation of cases is worth; its merchant bears that in the end. */
    static List<Money> compensation(List<ExplainedCase> cases) {
        return of(cases, c -> c.assessment().amount());
    }

    /** Returns what was paid for the units of cases, which their buyers get back unless they take goods instead. */
    static List<Money> paid(List<ExplainedCase> cases) {
        return of(cases, Sums::paid);
    }

    /** Returns what was paid for the units of a case that were not taken back. */
    public static Money paid(Case c) {
        return c.tranches().stream()
                .filter(tranche -> !tranche.takenBack())
                .map(tranche -> tranche.portion().paid())
                .reduce(Money.zero(c.assessment().amount().getCurrencyUnit()), Money::plus);
    }

    private static List<Money> of(List<ExplainedCase> cases, Function<Case, Money> amount) {
        var sums = new TreeMap<CurrencyUnit, Money>();
        cases.forEach(one -> {
            Money next = amount.apply(one.of());
            sums.merge(next.getCurrencyUnit(), next, Money::plus);
        });
        return List.copyOf(sums.values());
    }
}
