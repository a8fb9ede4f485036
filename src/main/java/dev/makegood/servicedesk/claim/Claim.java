package dev.makegood.servicedesk.claim;

import dev.makegood.file.Attachment;
import dev.makegood.order.LineRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds a claim that a line is out of stock, made by a buyer or the service desk because the system did not see it.
 *
 * @param buyer whose line it is about
 * @param by who made it, such as {@code buyer:b_...}
 * @param decideBy the first instant at which a decision is late
 * @param holidaysKnown false if {@code decideBy} leaves out weekends only, because the calendar does not have the year
 * @param overdueTold true if the operator was told that the decision is late
 */
public record Claim(
        LineRef line,
        String merchantId,
        String buyer,
        String claimId,
        Plea plea,
        String by,
        Instant at,
        Instant decideBy,
        boolean holidaysKnown,
        boolean overdueTold,
        Optional<Decision> decision) {

    /** Holds what the claimant states. */
    public record Plea(ClaimKind kind, String text, List<Attachment> evidence) {}

    /** Holds what the operator decides. */
    public record Ruling(boolean upheld, String reason) {}

    /**
     * Holds a ruling with its author and instant.
     *
     * @param buyer whose line it is about
     * @param by who made it, such as {@code operator:anna}
     * @param carriedOut true once everything that follows from it is done
     */
    public record Decision(Ruling ruling, String by, Instant at, boolean carriedOut) {
        /** Returns the decision. A rejected claim counts as carried out, since nothing follows from it. */
        static Decision of(Ruling ruling, String by, Instant at) {
            return new Decision(ruling, by, at, !ruling.upheld());
        }
    }

    /** Returns this claim with the claimant's text and evidence erased. */
    Claim erased() {
        var evidence = plea.evidence().stream().map(Attachment::erased).toList();
        return new Claim(
                line,
                merchantId,
                buyer,
                claimId,
                new Plea(plea.kind(), Attachment.ERASED, evidence),
                by,
                at,
                decideBy,
                holidaysKnown,
                overdueTold,
                decision);
    }

    Claim decided(Decision made) {
        return new Claim(
                line,
                merchantId,
                buyer,
                claimId,
                plea,
                by,
                at,
                decideBy,
                holidaysKnown,
                overdueTold,
                Optional.of(made));
    }

    /** Returns true if it was decided and not everything that follows is known to be done. */
    boolean isToCarryOut() {
        return decision.filter(made -> !made.carriedOut()).isPresent();
    }

    Claim carriedOut() {
        Decision made = decision.orElseThrow();
        return decided(new Decision(made.ruling(), made.by(), made.at(), true));
    }

    Claim toldOverdue() {
        return new Claim(line, merchantId, buyer, claimId, plea, by, at, decideBy, holidaysKnown, true, decision);
    }

    /** Returns true if the decision is late and the operator has not been told. */
    boolean isOverdue(Instant now) {
        return decision.isEmpty() && !overdueTold && !now.isBefore(decideBy);
    }
}
