package dev.makegood.policy;

import org.joda.money.Money;

/**
 * States that buyer and merchant agreed to cancel. It covers all portions that carry its id, as a whole.
 *
 * @param id unique among the agreements of a case
 * @param owed true if the version still owes its own compensation
 * @param atLeast the agreed compensation; it counts if it is more than the buyer otherwise gets
 */
public record Agreement(String id, boolean owed, Money atLeast) {}
