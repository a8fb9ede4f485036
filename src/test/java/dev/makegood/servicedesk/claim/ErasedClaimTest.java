package dev.makegood.servicedesk.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies that a claim loses its buyer's words when they are erased, and nothing else. */
class ErasedClaimTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private static final WorkingDays.Deadline DUE = new WorkingDays.Deadline(
            Shop.START.plus(Duration.ofDays(2)), Market.current().zone(), true);

    private static Claim claim(String text, Attachment evidence) {
        return new Claim(
                LINE,
                "M1",
                Shop.BUYER,
                "c-1",
                new Claim.Plea(ClaimKind.NO_ANSWER, text, List.of(evidence)),
                Ticket.asked(Actor.buyer(Shop.BUYER), Shop.START, DUE),
                false);
    }

    private static List<Claim> steps(Claim open) {
        var ruling = new Claim.Ruling(true, "So it is.");
        Claim told = open.toldOverdue();
        Claim decided = told.decided(ruling, Actor.of("operator:anna"), Shop.START);
        return List.of(open, told, decided, decided.withCarriedOut());
    }

    @Test
    void whereverAClaimStandsOnlyItsWordsAreErased() {
        assertEquals(
                steps(claim(Attachment.ERASED, Desk.FILE.erased())),
                steps(claim("I asked twice", Desk.FILE)).stream()
                        .map(Claim::erased)
                        .toList());
    }

    @Test
    void itIsFoundWhereItWas() {
        var database = new MemoryDatabase();
        var claims = new Claims(database);
        database.commit(List.of(claims.create(claim("I asked twice", Desk.FILE))));
        new EraseClaim(database).erase(claims.ofLine(LINE).getFirst());
        assertEquals(List.of(claim(Attachment.ERASED, Desk.FILE.erased())), claims.ofLine(LINE));
    }
}
