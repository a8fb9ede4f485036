package dev.makegood.policy;

import org.joda.money.Money;

/** Amounts as people read them. */
public final class Amounts {
    private Amounts() {}

    /** Such as {@code 5.00 CNY}. */
    public static String text(Money amount) {
        return amount.getAmount().toPlainString() + " "
                + amount.getCurrencyUnit().getCode();
    }
}
