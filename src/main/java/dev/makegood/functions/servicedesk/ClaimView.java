package dev.makegood.functions.servicedesk;

import dev.makegood.file.Attachment;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Shows a claim and its decision.
 *
 * @param state open, upheld or rejected
 * @param calendar whether {@code decideBy} skips the country's holidays, or only weekends
 */
public record ClaimView(
        String orderId,
        String lineId,
        String claimId,
        String state,
        String kind,
        String text,
        List<Attachment> evidence,
        Instant openedAt,
        Instant decideBy,
        String calendar,
        Optional<DecisionView> decision) {

    public record DecisionView(boolean upheld, String reason, Instant at) {}

    public static ClaimView of(Claim claim) {
        return new ClaimView(
                claim.line().orderId(),
                claim.line().lineId(),
                claim.claimId(),
                Standing.of(claim).id(),
                claim.plea().kind().id(),
                claim.plea().text(),
                claim.plea().evidence(),
                claim.ticket().at(),
                claim.ticket().due().at(),
                claim.ticket().due().holidaysKnown() ? "holidays" : "weekendsOnly",
                claim.ticket()
                        .decision()
                        .map(made -> new DecisionView(
                                made.ruling().upheld(), made.ruling().reason(), made.at())));
    }
}
