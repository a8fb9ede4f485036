package dev.makegood.servicedesk.claim;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies the remaining work after a decision. */
class ClaimTest {
    private static final LineRef LINE = new LineRef("O1", "1");
    private static final WorkingDays.Deadline DUE =
            new WorkingDays.Deadline(START.plusSeconds(60), Market.current().zone(), true);

    private final Claim claim = new Claim(
            LINE,
            "M1",
            "b-1",
            "c-1",
            new Claim.Plea(
                    ClaimKind.NO_ANSWER, "They do not answer", List.of(new Attachment("chat", Optional.empty()))),
            Ticket.asked(Actor.of("buyer:b-1"), START, DUE),
            false);

    private Claim decided(boolean upheld) {
        return claim.decided(new Claim.Ruling(upheld, "so it is"), Actor.of("operator:o"), START);
    }

    @Test
    void onlyWhatIsUpheldIsCarriedOutAndOnce() {
        assertFalse(claim.isToCarryOut());
        assertFalse(decided(false).isToCarryOut());
        assertTrue(decided(true).isToCarryOut());
        assertFalse(decided(true).withCarriedOut().isToCarryOut());
        assertEquals(decided(true).ticket(), decided(true).withCarriedOut().ticket());
        assertEquals("M1", decided(true).merchantId());
        assertEquals("b-1", decided(true).buyer());
    }

    @Test
    void itStandsOpenUpheldOrRejected() {
        assertEquals(Standing.OPEN, Standing.of(claim));
        assertEquals(Standing.UPHELD, Standing.of(decided(true)));
        assertEquals(Standing.REJECTED, Standing.of(decided(false)));
    }

    @Test
    void anErasedClaimKeepsWhatItIsAbout() {
        Claim erased = claim.erased();
        assertEquals(Attachment.ERASED, erased.plea().text());
        assertEquals(Attachment.ERASED, erased.plea().evidence().getFirst().text());
        assertEquals(ClaimKind.NO_ANSWER, erased.plea().kind());
        assertEquals(List.of("M1", "b-1", "c-1"), List.of(erased.merchantId(), erased.buyer(), erased.claimId()));
        assertEquals(claim.ticket(), erased.ticket());
    }

    @Test
    void aLineHasOneOpenClaimAtATime() {
        LineClaims one = LineClaims.none(LINE).opened("c-1");
        assertEquals(new LineClaims(LINE, 1, Optional.of("c-1")), one);
        assertEquals(new LineClaims(LINE, 1, Optional.empty()), one.decided("c-1"));
        assertEquals(one, one.decided("c-2"));
        assertEquals(
                new LineClaims(LINE, 2, Optional.of("c-2")), one.decided("c-1").opened("c-2"));
    }

    private static long count(Claims claims, Standing standing, Instant from, Instant to, long most) {
        return claims.count("M1", standing, from, to, most);
    }

    @Test
    void aMerchantsClaimsOfAPeriodAreCountedByHowTheyStand() {
        var database = new MemoryDatabase();
        var claims = new Claims(database);
        Instant end = START.plusSeconds(3_600);
        assertEquals(0, count(claims, Standing.OPEN, START, end, 10));
        assertTrue(database.commit(List.of(claims.create(claim))));
        assertEquals(1, count(claims, Standing.OPEN, START, end, 10));
        assertEquals(0, count(claims, Standing.UPHELD, START, end, 10));
        var stored = claims.find(LINE, "c-1");
        assertTrue(database.commit(List.of(claims.replace(stored.orElseThrow(), decided(true)))));
        assertEquals(0, count(claims, Standing.OPEN, START, end, 10));
        assertEquals(1, count(claims, Standing.UPHELD, START, end, 10));
        assertEquals(0, claims.count("M2", Standing.UPHELD, START, end, 10));
    }
}
