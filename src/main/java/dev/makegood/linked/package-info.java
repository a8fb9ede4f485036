/**
 * Finds what links lead to, hands links out, and ends them. It may use {@code link}, {@code refund} and
 * {@code inventory.restock}. Begin with {@link dev.makegood.linked.Links}.
 */
package dev.makegood.linked;
