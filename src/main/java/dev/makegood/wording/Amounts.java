package dev.makegood.wording;

import org.joda.money.Money;

/** Formats amounts for people. */
public final class Amounts {
    private static final String YUAN = " CNY";

    private Amounts() {}

    /** Returns an amount such as {@code 5.00 CNY}. */
    public static String text(Money amount) {
        return amount.getAmount().toPlainString() + " "
                + amount.getCurrencyUnit().getCode();
    }

    /** Returns an amount as Chinese texts write it, such as {@code 5.00 元}. */
    public static String zh(Money amount) {
        return zh(text(amount));
    }

    /** Returns what {@link #text} wrote as Chinese texts write it. */
    public static String zh(String text) {
        return text.endsWith(YUAN) ? text.substring(0, text.length() - YUAN.length()) + " 元" : text;
    }
}
