/**
 * Holds cases: which units of an order line are short or late, why, and their worth. It may use {@code order},
 * {@code policy.assessment} and {@code account}. Begin with {@link dev.makegood.stockout.Case}.
 */
package dev.makegood.stockout;
