package dev.makegood.advice.reputation;

import dev.makegood.inventory.restock.Punctuality;
import java.util.Optional;

/**
 * Holds a SKU that became short in the period or is about to.
 *
 * @param stockouts its cases of the period
 * @param waiting open lines that wait for missing units
 * @param warned true if it has a low-stock rule
 * @param covered true if all paid units are on hand or expected
 */
record SkuAtRisk(String sku, int stockouts, int waiting, boolean warned, boolean covered, Optional<Best> best) {
    /** Names the supplier to ask. */
    record Best(String supplierId, int leadTimeDays, Punctuality punctuality) {}
}
