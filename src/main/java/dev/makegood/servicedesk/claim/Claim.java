package dev.makegood.servicedesk.claim;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.order.LineRef;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.servicedesk.ticket.Ticketed;
import java.time.Instant;
import java.util.List;

/**
 * Holds a claim by a buyer or the service desk that a line is out of stock, which the system did not detect.
 *
 * @param buyer the buyer of the line
 * @param carriedOut true once an upheld claim is fully carried out
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

    /** Holds the claimant's statement. */
    public record Plea(ClaimKind kind, String text, List<Attachment> evidence) {}

    /** Holds the operator's decision. */
    public record Ruling(boolean upheld, String reason) {}

    /** Returns this claim with the claimant's text and evidence erased. */
    Claim erased() {
        var evidence = plea.evidence().stream().map(Attachment::erased).toList();
        return copy(new Plea(plea.kind(), Attachment.ERASED, evidence), ticket, carriedOut);
    }

    Claim decided(Ruling ruling, Actor by, Instant at) {
        return copy(plea, ticket.decided(ruling, by, at), carriedOut);
    }

    /** Returns true if it was upheld and not fully carried out yet. */
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
