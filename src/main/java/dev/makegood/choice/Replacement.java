package dev.makegood.choice;

import dev.makegood.command.Actor;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Holds what a merchant offers a buyer instead of units that will not ship. It never changes.
 *
 * @param by who offered it
 */
public record Replacement(ReplacementCommand told, Actor by, Instant offeredAt) {
    /**
     * Holds the offer as told.
     *
     * @param sku another one of the same merchant
     * @param unitPrice of one unit; the buyer never pays more because of it
     * @param shipBy the promised ship time of the replacement
     */
    public record ReplacementCommand(String replacementId, String sku, Money unitPrice, Instant shipBy) {}
}
