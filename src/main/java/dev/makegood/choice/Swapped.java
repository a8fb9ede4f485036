package dev.makegood.choice;

import org.joda.money.Money;

/**
 * Holds the amounts of a swap. The platform holds only the buyer's payment, so a dearer replacement moves no money: the
 * merchant bears the difference in goods.
 *
 * @param paid how much of the buyer's money is for the replacement
 * @param refunded how much is refunded because the replacement is cheaper; else zero
 * @param borne how much the merchant bears because it is dearer; else zero
 */
public record Swapped(Money paid, Money refunded, Money borne) {
    static Swapped of(Money held, Money unitPrice, int units) {
        Money price = unitPrice.multipliedBy(units);
        Money zero = Money.zero(held.getCurrencyUnit());
        return price.isLessThan(held)
                ? new Swapped(price, held.minus(price), zero)
                : new Swapped(held, zero, price.minus(held));
    }
}
