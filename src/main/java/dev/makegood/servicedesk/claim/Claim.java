package dev.makegood.servicedesk.claim;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.order.LineRef;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.servicedesk.ticket.Ticketed;
import java.time.Instant;
import java.util.List;

/**
 * Holds a claim that a line is out of stock, made by a buyer or the service desk because the system did not see it.
 *
 * @param buyer whose line it is about
 * @param carriedOut true once everything that follows from an upheld claim is done
 */
public record Claim(
        LineRef line,
        String merchantId,
        String buyer,
        String claimId,
        Plea plea,
        Ticket<Ruling> ticket,
        boolean carriedOut)
        implements Ticketed<Claim> {

    /** Holds what the claimant states. */
    public record Plea(ClaimKind kind, String text, List<Attachment> evidence) {}

    /** Holds what the operator decides. */
    public record Ruling(boolean upheld, String reason) {}

    /** Returns this claim with the claimant's text and evidence erased. */
    Claim erased() {
        var evidence = plea.evidence().stream().map(Attachment::erased).toList();
        return copy(new Plea(plea.kind(), Attachment.ERASED, evidence), ticket, carriedOut);
    }

    Claim decided(Ruling ruling, Actor by, Instant at) {
        return copy(plea, ticket.decided(ruling, by, at), carriedOut);
    }

    /** Returns true if it was upheld and not everything that follows is known to be done. */
    boolean isToCarryOut() {
        return !carriedOut
                && ticket.decision().filter(made -> made.ruling().upheld()).isPresent();
    }

    Claim withCarriedOut() {
        return copy(plea, ticket, true);
    }

    @Override
    public Object about() {
        return line;
    }

    @Override
    public Claim toldOverdue() {
        return copy(plea, ticket.toldOverdue(), carriedOut);
    }

    private Claim copy(Plea stated, Ticket<Ruling> changed, boolean done) {
        return new Claim(line, merchantId, buyer, claimId, stated, changed, done);
    }
}
