package dev.makegood.wording;

import org.joda.money.Money;

/** Writes amounts as notices store them. {@link Language#amount} writes them for people. */
public final class Amounts {
    private Amounts() {}

    /** Returns an amount such as {@code 5.00 CNY}. */
    public static String text(Money amount) {
        return amount.getAmount().toPlainString() + " "
                + amount.getCurrencyUnit().getCode();
    }
}
