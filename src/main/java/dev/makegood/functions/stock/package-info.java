/**
 * Takes counts, restocks, presales and low-stock rules, and watches the stock. Begin with
 * {@link dev.makegood.functions.stock.StockApiFunction}.
 */
package dev.makegood.functions.stock;
