package dev.makegood.choice;

import java.time.Instant;
import org.joda.money.Money;

/**
 * What a merchant offers a buyer instead of what a case says will not be shipped. It never changes.
 *
 * @param by who offered it
 */
public record Replacement(Told told, String by, Instant offeredAt) {
    /**
     * The offer as it was told.
     *
     * @param sku another one of the same merchant
     * @param unitPrice of one unit; what the buyer pays never rises with it
     * @param shipBy the promised ship time of the replacement
     */
    public record Told(String replacementId, String sku, Money unitPrice, Instant shipBy) {}
}
