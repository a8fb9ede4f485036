package dev.makegood.claim;

import dev.makegood.fact.Evidence;
import dev.makegood.order.LineRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stockout that the system did not see, as a buyer or the service desk tells it.
 *
 * @param by who told it, such as {@code buyer:b_...}
 * @param decideBy the first instant at which a decision is late
 * @param overdueTold whether the operator was told that the decision is late
 */
public record Claim(
        LineRef line,
        String merchantId,
        String claimId,
        Plea plea,
        String by,
        Instant at,
        Instant decideBy,
        boolean holidaysKnown,
        boolean overdueTold,
        Optional<Decision> decision) {

    /** What is told. */
    public record Plea(ClaimKind kind, String text, List<Evidence> evidence) {}

    /** What the operator says. */
    public record Ruling(boolean upheld, String reason) {}

    /**
     * @param by who made it, such as {@code operator:anna}
     * @param carriedOut whether all that follows from it is done
     */
    public record Decision(Ruling ruling, String by, Instant at, boolean carriedOut) {
        /** Nothing follows from a claim that is not upheld. */
        static Decision of(Ruling ruling, String by, Instant at) {
            return new Decision(ruling, by, at, !ruling.upheld());
        }
    }

    /** The same without the words of whoever told it. */
    Claim erased() {
        var evidence = plea.evidence().stream().map(Evidence::erased).toList();
        return new Claim(
                line,
                merchantId,
                claimId,
                new Plea(plea.kind(), Evidence.ERASED, evidence),
                by,
                at,
                decideBy,
                holidaysKnown,
                overdueTold,
                decision);
    }

    Claim decided(Decision made) {
        return new Claim(
                line, merchantId, claimId, plea, by, at, decideBy, holidaysKnown, overdueTold, Optional.of(made));
    }

    /** True if it was decided and what follows from that is not done yet, or not known to be. */
    boolean isToCarryOut() {
        return decision.filter(made -> !made.carriedOut()).isPresent();
    }

    Claim carriedOut() {
        Decision made = decision.orElseThrow();
        return decided(new Decision(made.ruling(), made.by(), made.at(), true));
    }

    Claim toldOverdue() {
        return new Claim(line, merchantId, claimId, plea, by, at, decideBy, holidaysKnown, true, decision);
    }

    /** True if it waits for a decision that is late, and the operator has not been told so. */
    boolean isOverdue(Instant now) {
        return decision.isEmpty() && !overdueTold && !now.isBefore(decideBy);
    }
}
