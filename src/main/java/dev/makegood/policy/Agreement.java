package dev.makegood.policy;

import org.joda.money.Money;

/**
 * Says that buyer and merchant agreed to cancel. It is about all portions that carry its id, as a whole.
 *
 * @param id tells it from other agreements about the same case
 * @param owed whether the version owes its compensation all the same
 * @param atLeast the sum that they agreed on, as compensation; it counts where it is more than what is given otherwise
 */
public record Agreement(String id, boolean owed, Money atLeast) {}
