package dev.makegood.notice;

import java.time.LocalDate;
import java.util.Optional;

/** Is about a merchant's stock and restocks. */
public sealed interface StockFact extends Fact {
    /** Names a restock that was requested from a supplier. */
    record Asked(String restockId, String supplierId, long units) {}

    /**
     * Warns of low stock.
     *
     * @param threshold units that count as low
     * @param demand units ordered within 7 days
     * @param restock the restock to request
     */
    record LowStockMerchant(
            String sku,
            long available,
            long onHand,
            long allocated,
            long threshold,
            long demand,
            Optional<Asked> restock)
            implements StockFact {}

    /**
     * Asks a merchant to count.
     *
     * @param units in doubt
     * @param onHand by the last count
     */
    record StockDoubtedMerchant(String sku, long units, long onHand) implements StockFact {}

    /** @param what the fault, shown as recorded */
    record StockWrongMerchant(String sku, String what) implements StockFact {}

    /** @param what the fault, shown as recorded */
    record StockWrongOperator(String sku, String merchantId, String what) implements StockFact {}

    record RestockUnansweredMerchant(String sku, Asked restock) implements StockFact {}

    /** Asks a supplier for units. */
    record RestockRequestedSupplier(String merchantId, String sku, Asked restock) implements StockFact {}

    /** Reminds a supplier that has not answered. */
    record RestockUnansweredSupplier(String merchantId, String sku, Asked restock) implements StockFact {}

    record RestockLateMerchant(String sku, Asked restock, LocalDate arrivesOn) implements StockFact {}

    /**
     * Tells a merchant that buyers know of a restock's new day.
     *
     * @param refunds that wait for the SKU and were told
     */
    record RestockMovedMerchant(String sku, String restockId, String supplierId, LocalDate arrivesOn, int refunds)
            implements StockFact {}

    /** @param refunds that wait for the SKU and were told */
    record RestockDeclinedMerchant(String sku, String restockId, String supplierId, int refunds) implements StockFact {}
}
