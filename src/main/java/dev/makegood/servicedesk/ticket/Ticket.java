package dev.makegood.servicedesk.ticket;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.notice.Calendar;
import dev.makegood.notice.DeskFact;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.IndexEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Holds a request to the service desk and the desk's decision, for all kinds.
 *
 * @param by who asked, such as {@code merchant:M1}
 * @param due when its decision is due
 * @param overdueTold true if the operator was told that the decision is late
 * @param <R> the kind's own ruling or answer
 */
public record Ticket<R>(
        Actor by, Instant at, WorkingDays.Deadline due, boolean overdueTold, Optional<Decision<R>> decision) {

    /**
     * Holds a ruling with its author and instant.
     *
     * @param by who made it, such as {@code operator:anna}
     */
    public record Decision<R>(R ruling, Actor by, Instant at) {}

    /** Returns a ticket that waits for its decision. */
    public static <R> Ticket<R> asked(Actor by, Instant at, WorkingDays.Deadline due) {
        return new Ticket<>(by, at, due, false, Optional.empty());
    }

    public boolean isOpen() {
        return decision.isEmpty();
    }

    /** Returns true if the decision is late and the operator has not been told. */
    public boolean isOverdue(Instant now) {
        return isOpen() && !overdueTold && !now.isBefore(due.at());
    }

    public Ticket<R> toldOverdue() {
        return new Ticket<>(by, at, due, true, decision);
    }

    /** Returns this ticket with its decision. A late decision is accepted. */
    public Ticket<R> decided(R ruling, Actor decidedBy, Instant decidedAt) {
        return withDecision(Optional.of(new Decision<>(ruling, decidedBy, decidedAt)));
    }

    /** Returns this ticket with the ruling changed, if there is one. */
    public Ticket<R> reworded(UnaryOperator<R> change) {
        return withDecision(decision.map(made -> new Decision<>(change.apply(made.ruling()), made.by(), made.at())));
    }

    private Ticket<R> withDecision(Optional<Decision<R>> made) {
        return new Ticket<>(by, at, due, overdueTold, made);
    }

    /** Returns the entry in the operators' list; none once it is decided. */
    public List<IndexEntry> entries(DeskWork work) {
        return isOpen() ? List.of(work.entry(due.at(), at)) : List.of();
    }

    /** Returns the deadline in the form of notices. */
    public DeskFact.Due dueInNotice() {
        return new DeskFact.Due(due.at(), Calendar.of(due.holidaysKnown()), due.zone());
    }
}
