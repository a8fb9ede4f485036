package dev.makegood.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Is about a delay that a merchant told, and what the buyer or the buyer's silence decided about it. */
public sealed interface DelayFact extends Fact {
    /**
     * Tells the buyer of a delay, and what silence means.
     *
     * @param shipBy the ship time that counts
     * @param newShipBy the new one; absent if the merchant has no date
     * @param deadline the last instant before silence cancels; absent if silence agrees
     */
    record DelayToldBuyer(
            Item line,
            String delayId,
            Instant shipBy,
            Optional<Instant> newShipBy,
            Optional<Instant> deadline,
            ZoneId zone)
            implements DelayFact {}

    /** @param newShipBy absent if the buyer agreed to wait without a date */
    record DelayAgreedMerchant(Item line, String delayId, Optional<Instant> newShipBy, ZoneId zone)
            implements DelayFact {}

    record DelaySilentlyAgreedBuyer(Item line, String delayId, Instant newShipBy, ZoneId zone) implements DelayFact {}

    record DelaySilentlyAgreedMerchant(Item line, String delayId, Instant newShipBy, ZoneId zone)
            implements DelayFact {}

    /** Tells the buyer that silence cancelled the order. */
    record DelayCancelledBuyer(Item line, String delayId) implements DelayFact {}

    /** Tells the merchant that the buyer, or the buyer's silence, cancelled the order. */
    record DelayCancelledMerchant(Item line, String delayId) implements DelayFact {}
}
