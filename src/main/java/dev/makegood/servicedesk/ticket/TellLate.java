package dev.makegood.servicedesk.ticket;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Tells the operator, once per ticket, that the decision is late. */
public final class TellLate<T extends Ticketed<T>> {
    private final Database database;
    private final Tickets<T> tickets;
    private final BiFunction<T, Instant, Write> notice;

    /**
     * Creates the step for one kind of ticket.
     *
     * @param notice writes the notice to the operator about a late ticket
     */
    public TellLate(Database database, Tickets<T> tickets, BiFunction<T, Instant, Write> notice) {
        this.database = database;
        this.tickets = tickets;
        this.notice = notice;
    }

    /** Returns a page of tickets that are due at {@code now}, told or not. */
    public Page<T> due(Instant now, Optional<Cursor> after) {
        return tickets.due(now, after);
    }

    /**
     * Tells the operator about one ticket.
     *
     * @return false if there is nothing to tell: it is not late, is decided, or was told before
     */
    public boolean tell(T seen, Instant now) {
        return seen.ticket().isOverdue(now)
                && database.decide(() -> tickets.again(seen)
                        .filter(stored -> stored.value().ticket().isOverdue(now))
                        .map(stored -> new Decision<>(
                                true, List.of(tickets.toldOverdue(stored), notice.apply(stored.value(), now))))
                        .orElse(Decision.answer(false)));
    }
}
