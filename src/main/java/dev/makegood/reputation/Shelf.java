package dev.makegood.reputation;

import dev.makegood.inventory.Punctuality;
import java.util.Optional;

/**
 * A SKU that went short in the period or is about to.
 *
 * @param stockouts its cases of the period
 * @param waiting open lines that wait for units that are not there
 * @param warned whether it has a low-stock rule
 * @param covered whether what has been paid for is on hand or on its way
 */
record Shelf(String sku, int stockouts, int waiting, boolean warned, boolean covered, Optional<Best> best) {
    /** The supplier to ask. */
    record Best(String supplierId, int leadTimeDays, Punctuality punctuality) {}
}
