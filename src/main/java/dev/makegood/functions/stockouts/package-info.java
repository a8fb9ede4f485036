/**
 * Shows cases and takes admissions, choices, cancellations and decisions about brakes; finds stockouts. Begin with
 * {@link dev.makegood.functions.stockouts.StockoutsApiFunction}.
 */
package dev.makegood.functions.stockouts;
