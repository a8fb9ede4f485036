package dev.makegood.policy;

import org.joda.money.Money;

/**
 * Says that buyer and merchant agreed to cancel. It is about all portions that carry its id, as a whole.
 *
 * @param id unique among the agreements of a case
 * @param owed true if the version owes its compensation nevertheless
 * @param atLeast the compensation that they agreed on; it counts if it is more than what is otherwise given
 */
public record Agreement(String id, boolean owed, Money atLeast) {}
