/**
 * Keeps paid orders, their lines and their funds. It may use {@code inventory} and {@code policy.publication}.
 * Begin with {@link dev.makegood.order.OrderLine}.
 */
package dev.makegood.order;
