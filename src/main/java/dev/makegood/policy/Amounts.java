package dev.makegood.policy;

import org.joda.money.Money;

/** Formats amounts for people. */
public final class Amounts {
    private Amounts() {}

    /** Returns an amount such as {@code 5.00 CNY}. */
    public static String text(Money amount) {
        return amount.getAmount().toPlainString() + " "
                + amount.getCurrencyUnit().getCode();
    }
}
