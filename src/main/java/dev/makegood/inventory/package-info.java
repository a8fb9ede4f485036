/**
 * Knows each SKU's position: what is on hand, paid and expected. It may use {@code notice} and {@code storage};
 * orders are above it. Begin with {@link dev.makegood.inventory.StockPosition}.
 */
package dev.makegood.inventory;
