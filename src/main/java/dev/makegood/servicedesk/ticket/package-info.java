/**
 * Holds what all kinds of ticket share: who asked, when it is due, whether it is late, and what was decided. It may use
 * {@code notice} and {@code calendar}. Begin with {@link dev.makegood.servicedesk.ticket.Ticket}.
 */
package dev.makegood.servicedesk.ticket;
