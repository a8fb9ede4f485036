package dev.makegood.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Is about an order line, its ship time and its shipments. */
public sealed interface OrderFact extends Fact {
    /**
     * Asks a buyer to agree to another ship time.
     *
     * @param deadline the ship time in force, which may be over
     * @param answerBy the last instant at which the buyer may answer
     */
    record ShipTimeProposedBuyer(
            Item line, String proposalId, Instant shipBy, Instant deadline, Instant answerBy, Optional<ZoneId> zone)
            implements OrderFact {}

    /** @param deadline the ship time in force */
    record ShipTimeAnsweredMerchant(
            Item line, String proposalId, Instant shipBy, Instant deadline, Answer answer, Optional<ZoneId> zone)
            implements OrderFact {}

    /**
     * Tells a buyer that a presale has another date.
     *
     * @param shipBy the new date
     * @param deadline the ship time in force, which does not move
     */
    record PresaleChangedBuyer(Item line, Instant shipBy, Instant deadline, Optional<ZoneId> zone)
            implements OrderFact {}

    /** @param deadline the first instant at which the urge is unanswered */
    record UrgedMerchant(Item line, String urgeId, Instant deadline, ZoneId zone) implements OrderFact {}

    /** @param deadline the first instant at which the urge is unanswered */
    record UrgeReceivedBuyer(Item line, String urgeId, Instant deadline, ZoneId zone) implements OrderFact {}

    /** @param shipBy when the merchant expects to ship, which moves no ship time */
    record UrgeAnsweredBuyer(Item line, String urgeId, Instant shipBy, ZoneId zone) implements OrderFact {}

    record UrgeUnansweredBuyer(Item line, String urgeId, Instant deadline, ZoneId zone) implements OrderFact {}

    record UrgeUnansweredOperator(Item line, String merchantId, String urgeId, Instant deadline, ZoneId zone)
            implements OrderFact {}

    /** @param reason the operator's own words */
    record ShipmentUntrueMerchant(Item line, String shipmentId, int units, String reason) implements OrderFact {}

    /**
     * Tells an operator that a fact which came before its order changed nothing.
     *
     * @param fact kind and id
     * @param by who reported it
     */
    record FactCameToNothingOperator(String orderId, String fact, String by, String reason) implements OrderFact {}
}
