package dev.makegood.reconciliation;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Sums money by name and currency. */
public final class Sums {
    private record Name(String text, CurrencyUnit currency) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int byText = text.compareTo(other.text);
            return byText != 0 ? byText : currency.compareTo(other.currency);
        }
    }

    private final Map<Name, Money> sums = new TreeMap<>();

    public void add(String name, Money amount) {
        sums.merge(new Name(name, amount.getCurrencyUnit()), amount, Money::plus);
    }

    public Money of(String name, CurrencyUnit currency) {
        return sums.getOrDefault(new Name(name, currency), Money.zero(currency));
    }

    boolean has(String name, CurrencyUnit currency) {
        return sums.containsKey(new Name(name, currency));
    }

    void forEach(BiConsumer<String, Money> action) {
        sums.forEach((name, sum) -> action.accept(name.text(), sum));
    }
}
