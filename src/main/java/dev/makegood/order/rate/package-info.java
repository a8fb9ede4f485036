/**
 * Counts what became of a merchant's paid lines, for tiers by its rate. It may use {@code order}, {@code policy} and
 * {@code storage}. Begin with {@link dev.makegood.order.rate.CountLines}.
 */
package dev.makegood.order.rate;
