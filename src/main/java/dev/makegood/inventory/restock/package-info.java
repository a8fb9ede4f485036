/**
 * Requests goods from suppliers, takes their answers, and sends reminders. It may use {@code inventory} and
 * {@code notice}. Begin with {@link dev.makegood.inventory.restock.Restock}.
 */
package dev.makegood.inventory.restock;
