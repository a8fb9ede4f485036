/**
 * Finds stockouts: admitted, stranded by a count, or overdue. It may use {@code stockout.assessment} and
 * {@code stockout.stranding}. Begin with {@link dev.makegood.stockout.detection.EstablishStockout}.
 */
package dev.makegood.stockout.detection;
