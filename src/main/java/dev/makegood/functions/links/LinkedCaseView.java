package dev.makegood.functions.links;

import dev.makegood.functions.coupons.CouponView;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Shows a case to its buyer, all at once and without a word about who the buyer is.
 *
 * @param units that the case is about now
 * @param zone in which the buyer reads times
 * @param validUntil when this link ends at the latest
 * @param notReceived what the buyer can do who received nothing; absent if nothing more
 * @param history what the buyer was told, the oldest first
 */
record LinkedCaseView(
        String caseId,
        String orderId,
        String lineId,
        String merchantId,
        String sku,
        String violation,
        String trigger,
        Instant establishedAt,
        int quantity,
        int units,
        ZoneId zone,
        Instant now,
        Instant validUntil,
        Text summary,
        List<LinkedRefundView> refunds,
        CompensationPart compensation,
        Optional<NotReceived> notReceived,
        List<ClaimPart> claims,
        List<HandOverPart> handOvers,
        List<Told> history) {

    /**
     * Shows the compensation.
     *
     * @param state as everywhere in the API
     * @param steps of the assessment
     */
    record CompensationPart(
            String state,
            long amountMinor,
            String currency,
            Text text,
            List<Text> steps,
            Optional<CouponView> coupon) {}

    /** Names the call for a buyer who received nothing: claim or handOver. */
    record NotReceived(String opens, Text text) {}

    /** Shows a claim without what the buyer wrote. */
    record ClaimPart(String claimId, String state, Instant openedAt, Instant decideBy, Optional<Decision> decision) {}

    /** Shows how a claim was decided. */
    record Decision(boolean upheld, String reason, Instant at) {}

    /** Shows a request for a person without what the buyer wrote. */
    record HandOverPart(String handOverId, String state, Instant at, Instant answerBy, Optional<Answer> answer) {}

    /** Shows what a person answered. */
    record Answer(String text, Instant at) {}

    /** Shows what the buyer was told. */
    record Told(Instant at, Text text) {}
}
