package dev.makegood.order.shiptime;

import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.NegotiationTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the ship times proposed to the buyer of one line, with the answers. All are in one row, whose guard limits
 * their number and lets one of two answers win.
 */
public record Negotiation(LineRef line, List<Proposal> proposals) {
    private static final RowType<Negotiation> ROWS =
            new RowType<>(Negotiation.class, negotiation -> key(negotiation.line()));

    public static Optional<Stored<Negotiation>> find(Database database, LineRef line) {
        return ROWS.find(database, key(line));
    }

    /** Returns the negotiation terms of a version; those of none if it is absent. */
    static NegotiationTerms terms(Optional<PolicyVersion> policy) {
        return policy.map(PolicyVersion::negotiation).orElse(NegotiationTerms.NONE);
    }

    /** Returns the zone for times of the line, from the same version; empty if none is in force. */
    static Optional<ZoneId> zone(List<PolicyVersion> versions, OrderLine line, Instant now) {
        return inForce(versions, line, now).map(PolicyVersion::zone);
    }

    /** Returns the version in force for late shipments, or else for stockouts. */
    static Optional<PolicyVersion> inForce(List<PolicyVersion> versions, OrderLine line, Instant now) {
        return Stream.of(Violation.LATE_SHIPMENT, Violation.STOCKOUT)
                .map(violation -> new PolicyVersion.Domain(
                        line.platform(), violation, line.line().paid().getCurrencyUnit()))
                .flatMap(domain -> Policies.inForce(versions, domain, now).stream())
                .findFirst();
    }

    /** Returns the last instant at which a ship time may be proposed under the terms of a version. */
    static Instant last(Optional<PolicyVersion> policy, OrderLine line) {
        return Negotiable.overdueAt(line, policy)
                .map(over -> over.minusMillis(1))
                .orElseGet(
                        () -> line.shipBy().minus(Duration.ofHours(terms(policy).untilHoursBefore())));
    }

    /**
     * Returns the last instant (inclusive) at which the merchant of a line may propose a later ship time; empty if it
     * may not, or no longer.
     */
    public static Optional<Instant> proposableUntil(
            Database database, List<PolicyVersion> versions, OrderLine line, Instant now) {
        Optional<PolicyVersion> policy = inForce(versions, line, now);
        NegotiationTerms terms = terms(policy);
        Instant last = last(policy, line);
        boolean movable = Negotiable.refusal(line, Instant.MAX, policy, now).isEmpty()
                && terms.proposals() > 0
                && !now.isAfter(last);
        return movable
                        && find(database, line.ref())
                                        .map(stored ->
                                                stored.value().proposals().size())
                                        .orElse(0)
                                < terms.proposals()
                ? Optional.of(last)
                : Optional.empty();
    }

    /** Returns a write that creates the row, or replaces the one that was read. */
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

    /** Returns this negotiation with the proposal added, or replaced if it has one with that id. */
    Negotiation with(Proposal changed) {
        var next = new ArrayList<>(proposals);
        next.removeIf(before -> before.proposalId().equals(changed.proposalId()));
        next.add(changed);
        return new Negotiation(line, List.copyOf(next));
    }

    private static Key key(LineRef line) {
        return new Key(Table.ORDERS, line.orderId(), KeyText.join("NEGOTIATION", line.lineId()));
    }
}
