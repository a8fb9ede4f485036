package dev.makegood.servicedesk.ticket;

/** Is implemented by each kind of ticket, and adds what is particular to the kind. */
public interface Ticketed<T extends Ticketed<T>> {
    Ticket<?> ticket();

    /** Returns the id of the case or order line that it is about. */
    Object about();

    /** Returns a copy that records that the operator was told that it is late. */
    T toldOverdue();
}
