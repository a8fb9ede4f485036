/**
 * Warns merchants before a SKU runs out. It may use {@code inventory} and {@code inventory.restock}. Begin with
 * {@link dev.makegood.inventory.lowstock.WarnOfLowStock}.
 */
package dev.makegood.inventory.lowstock;
