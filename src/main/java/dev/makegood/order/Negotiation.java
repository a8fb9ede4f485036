package dev.makegood.order;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was proposed to the buyer of one line, and what the buyer said. One row, so that proposals are counted, and one of two
 * answers wins, under one guard.
 */
public record Negotiation(LineRef line, List<Proposal> proposals) {
    private static final RowType<Negotiation> ROWS =
            new RowType<>(Negotiation.class, negotiation -> key(negotiation.line()));

    public static Optional<Stored<Negotiation>> find(Database database, LineRef line) {
        return ROWS.find(database, key(line));
    }

    /** Creates the row, or replaces the one that was read. */
    Write put(Optional<Stored<Negotiation>> old) {
        return ROWS.put(old, this);
    }

    static Negotiation none(LineRef line) {
        return new Negotiation(line, List.of());
    }

    Optional<Proposal> find(String proposalId) {
        return proposals.stream()
                .filter(proposal -> proposal.proposalId().equals(proposalId))
                .findFirst();
    }

    /** With one proposal added, or in the place of the one with its id. */
    Negotiation with(Proposal now) {
        var next = new ArrayList<>(proposals);
        next.removeIf(before -> before.proposalId().equals(now.proposalId()));
        next.add(now);
        return new Negotiation(line, List.copyOf(next));
    }

    private static Key key(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), "NEGOTIATION~" + line.lineId());
    }
}
