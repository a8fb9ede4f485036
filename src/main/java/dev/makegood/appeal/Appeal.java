package dev.makegood.appeal;

import dev.makegood.fact.Evidence;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A merchant's appeal against a case (申诉). It suspends nothing. It is about the tranches that the case had when it was
 * brought; later ones can be appealed against again, once it is decided.
 *
 * @param number of the case's appeals, from 1
 * @param tranches how many of the first tranches it is about
 * @param by who brought it, such as {@code merchant:M1}
 * @param decideBy the first instant at which a decision is late
 * @param holidaysKnown false if that leaves out weekends only, since the calendar does not know the year
 * @param overdueTold whether the operator was told that the decision is late
 */
public record Appeal(
        CaseId caseId,
        int number,
        int tranches,
        Plea plea,
        String by,
        Instant at,
        Instant decideBy,
        boolean holidaysKnown,
        boolean overdueTold,
        Optional<Decision> decision) {

    /** What the merchant says. */
    public record Plea(String reason, List<Evidence> evidence) {}

    /** What the operator says. */
    public record Ruling(boolean granted, String reason) {}

    /** @param by who made it, such as {@code operator:anna} */
    public record Decision(Ruling ruling, String by, Instant at) {}

    Appeal decided(Decision made) {
        return new Appeal(
                caseId, number, tranches, plea, by, at, decideBy, holidaysKnown, overdueTold, Optional.of(made));
    }

    Appeal toldOverdue() {
        return new Appeal(caseId, number, tranches, plea, by, at, decideBy, holidaysKnown, true, decision);
    }

    /** True if it waits for a decision that is late, and the operator has not been told so. */
    boolean isOverdue(Instant now) {
        return decision.isEmpty() && !overdueTold && !now.isBefore(decideBy);
    }
}
