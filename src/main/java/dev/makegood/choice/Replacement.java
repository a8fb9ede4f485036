package dev.makegood.choice;

import dev.makegood.command.Actor;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Holds a merchant's offer of other goods instead of units that will not ship. It never changes.
 *
 * @param by who offered it
 */
public record Replacement(ReplacementCommand told, Actor by, Instant offeredAt) {
    /**
     * Holds the offer as reported.
     *
     * @param sku another SKU of the same merchant
     * @param unitPrice the price of one unit; a higher price never costs the buyer more
     * @param shipBy the promised ship time of the replacement
     */
    public record ReplacementCommand(String replacementId, String sku, Money unitPrice, Instant shipBy) {}
}
