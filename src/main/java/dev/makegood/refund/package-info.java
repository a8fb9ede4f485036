/**
 * Holds refunds and their states, and finds those that are due. It may use {@code order} and {@code stockout}.
 * Begin with {@link dev.makegood.refund.Refund}.
 */
package dev.makegood.refund;
