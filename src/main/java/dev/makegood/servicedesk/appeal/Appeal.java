package dev.makegood.servicedesk.appeal;

import dev.makegood.file.Attachment;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds a merchant's appeal against a case. An appeal suspends nothing. It covers the tranches that the case had
 * when it was brought; later tranches can be appealed against once it is decided.
 *
 * @param number of the case's appeals, from 1
 * @param tranches how many of the case's tranches it covers, counted from the first
 * @param by who brought it, such as {@code merchant:M1}
 * @param decideBy the first instant at which a decision is late
 * @param holidaysKnown false if {@code decideBy} leaves out weekends only, because the calendar does not have the year
 * @param overdueTold true if the operator was told that the decision is late
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

    /** Holds what the merchant states. */
    public record Plea(String reason, List<Attachment> evidence) {}

    /** Holds what the operator decides. */
    public record Ruling(boolean granted, String reason) {}

    /**
     * Holds a ruling with its author and instant.
     *
     * @param by who made it, such as {@code operator:anna}
     */
    public record Decision(Ruling ruling, String by, Instant at) {}

    Appeal decided(Decision made) {
        return new Appeal(
                caseId, number, tranches, plea, by, at, decideBy, holidaysKnown, overdueTold, Optional.of(made));
    }

    Appeal toldOverdue() {
        return new Appeal(caseId, number, tranches, plea, by, at, decideBy, holidaysKnown, true, decision);
    }

    /** Returns true if the decision is late and the operator has not been told. */
    boolean isOverdue(Instant now) {
        return decision.isEmpty() && !overdueTold && !now.isBefore(decideBy);
    }
}
