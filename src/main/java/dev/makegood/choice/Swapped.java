package dev.makegood.choice;

import org.joda.money.Money;

/**
 * What a swap comes to. The platform holds what the buyer paid and no more, so a dearer replacement moves no money: the merchant
 * bears the difference by shipping more than it is paid for.
 *
 * @param paid what of the buyer's money is for the replacement
 * @param refunded what of it goes back, since the replacement is cheaper; else zero
 * @param borne what the merchant bears, since it is dearer; else zero
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
