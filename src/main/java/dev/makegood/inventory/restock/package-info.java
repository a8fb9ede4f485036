/**
 * Asks suppliers for goods, takes their answers, and reminds them. It may use {@code inventory} and {@code notice}.
 * Begin with {@link dev.makegood.inventory.restock.Restock}.
 */
package dev.makegood.inventory.restock;
