/**
 * Handles buyers who wait for goods instead of the refund. It may use {@code refund} and {@code inventory.restock}.
 * Begin with {@link dev.makegood.refund.waiting.EndWait}.
 */
package dev.makegood.refund.waiting;
