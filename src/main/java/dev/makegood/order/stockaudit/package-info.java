/**
 * Compares positions with the orders that reserve them. It may use {@code order} and {@code inventory}. Begin with
 * {@link dev.makegood.order.stockaudit.StockAudit}.
 */
package dev.makegood.order.stockaudit;
