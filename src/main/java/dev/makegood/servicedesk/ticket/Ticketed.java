package dev.makegood.servicedesk.ticket;

/** Is a kind of ticket: what the kind has of its own, beside what all have. */
public interface Ticketed<T extends Ticketed<T>> {
    Ticket<?> ticket();

    /** Returns the id of the case or order line that it is about. */
    Object about();

    /** Returns it with the note that the operator was told that it is late. */
    T toldOverdue();
}
