package dev.makegood.servicedesk.claim;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.evidence.CaseRecord;
import dev.makegood.file.Attachment;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.order.LineRef;
import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that an upheld claim is a stockout like any other and a rejected one changes nothing, and that both are told
 * with reasons.
 */
class ClaimContract extends Contract {
    private static final Instant SHIP_BY = Shop.START.plus(Duration.ofHours(8));
    private static final Attachment TEXT = new Attachment("I asked twice", Optional.empty());

    private Shop shop;
    private Desk desk;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        desk = new Desk(shop, database());
        shop.place("O1", line("1", "M1", "S1", 2, 200));
    }

    private Outcome<Claim> claim() {
        return desk.claim("O1", ClaimKind.TOLD_OUT_OF_STOCK);
    }

    private Outcome<Claim> withoutFile(ClaimKind kind) {
        return desk.claim("O1", "c-1", new Claim.Plea(kind, "They do not ship", List.of(TEXT)));
    }

    private Outcome<Claim> another(String claimId) {
        return desk.claim(
                "O1", claimId, new Claim.Plea(ClaimKind.TOLD_OUT_OF_STOCK, "They said so", List.of(Desk.FILE)));
    }

    private List<String> toldBuyer(Class<? extends Fact> template) {
        return shop.told(Actor.buyer(Shop.BUYER), template);
    }

    @Test
    void itIsReceivedUpheldAndMadeGoodOnce() {
        assertInstanceOf(Outcome.Created.class, claim());
        assertInstanceOf(Outcome.Repeated.class, claim());
        assertEquals(
                new Outcome.Conflict<>(List.of(new Difference("kind", "toldOutOfStock", "askedForMore"))),
                desk.claim("O1", ClaimKind.ASKED_FOR_MORE));
        assertEquals(
                List.of("Your order O1, line 1: we have received your claim c-1 about S1, and will decide it before"
                        + " 10 March 2026, 00:00 (UTC+8). We will tell you what was decided, and why."),
                toldBuyer(DeskFact.ClaimReceivedBuyer.class));
        assertInstanceOf(Outcome.Created.class, desk.decideClaim("O1", true));
        assertInstanceOf(Outcome.Repeated.class, desk.decideClaim("O1", true));
        assertInstanceOf(Outcome.Conflict.class, desk.decideClaim("O1", false));
        var theCase = shop.theCase("O1", "1");
        assertEquals(List.of(Trigger.CLAIM, 2), List.of(theCase.trigger(), theCase.units()));
        assertTrue(toldBuyer(CaseFact.StockoutBuyer.class)
                .getFirst()
                .contains("a claim that the merchant does not ship was upheld"));
        shop.sweep();
        shop.issue();
        assertEquals(1, shop.coupons().size());
        assertEquals(1, shop.refunds("O1", "1").size());
        var what = new CaseRecord(database())
                .of(theCase).stream()
                        .map(entry -> entry.by() + " " + entry.what())
                        .toList();
        assertTrue(
                what.containsAll(List.of("buyer:" + Shop.BUYER + " claimed", "operator:anna claimDecided")),
                what::toString);
        shop.reconcile();
    }

    @Test
    void oneThatIsNotUpheldChangesNothingAndSaysWhy() {
        claim();
        assertInstanceOf(Outcome.Created.class, desk.decideClaim("O1", false));
        assertEquals(Optional.empty(), new Cases(database()).find(caseId("O1", "1")));
        assertTrue(toldBuyer(DeskFact.ClaimDecidedBuyer.class)
                .getFirst()
                .endsWith("not upheld. Reasons: The chat says so."));
    }

    @Test
    void materialsAreRequiredByKind() {
        for (var kind : List.of(ClaimKind.TOLD_OUT_OF_STOCK, ClaimKind.ASKED_FOR_MORE, ClaimKind.NEVER_HANDED_OVER)) {
            assertInstanceOf(Outcome.Refused.class, withoutFile(kind), kind::id);
        }
        assertInstanceOf(Outcome.NotFound.class, desk.claim("O9", ClaimKind.TOLD_OUT_OF_STOCK));
        for (Instant early : List.of(SHIP_BY.minusMillis(1), SHIP_BY)) {
            shop.clock.moveTo(early);
            assertInstanceOf(Outcome.Refused.class, withoutFile(ClaimKind.NO_ANSWER), early::toString);
        }
        shop.clock.moveTo(SHIP_BY.plusMillis(1));
        assertInstanceOf(Outcome.Created.class, withoutFile(ClaimKind.NO_ANSWER));
    }

    @Test
    void ninetyDaysAfterTheShipTimeItIsTooLate() {
        Instant end = Instant.parse("2026-05-31T16:00:00Z");
        for (Instant late : List.of(end, end.plusMillis(1))) {
            shop.clock.moveTo(late);
            assertInstanceOf(Outcome.Refused.class, claim(), late::toString);
        }
        shop.clock.moveTo(end.minusMillis(1));
        assertInstanceOf(Outcome.Created.class, claim());
    }

    @Test
    void whatHasShippedCannotBeMadeGood() {
        claim();
        shop.ship("O1", "s-1", "1", 2);
        assertInstanceOf(Outcome.Refused.class, desk.decideClaim("O1", true));
        assertInstanceOf(Outcome.Created.class, desk.decideClaim("O1", false));
    }

    @Test
    void itUpholdsTheComplaintWithoutWhichAVersionOwesNothing() {
        shop.publish("tmall-global-stockout");
        shop.place("tmall-global", "O2", Shop.START, Shop.promised("1", 7, 30_000, "bonded"));
        shop.admit("O2", "1", OptionalInt.empty());
        assertTrue(shop.theCase("O2", "1").assessment().amount().isZero());
        desk.claim("O2", ClaimKind.TOLD_OUT_OF_STOCK);
        desk.decideClaim("O2", true);
        assertEquals(4_500, shop.theCase("O2", "1").assessment().amount().getAmountMinorLong());
        shop.reconcile();
    }

    @Test
    void oneClaimOfALineIsOpenAtATimeAndTheOtherOneIsNamed() {
        claim();
        assertEquals(new Outcome.Conflict<>(List.of(new Difference("claimId", "c-1", "c-2"))), another("c-2"));
        assertInstanceOf(Outcome.Repeated.class, claim());
        desk.decideClaim("O1", false);
        assertInstanceOf(Outcome.Created.class, another("c-2"));
        assertEquals(new Outcome.Conflict<>(List.of(new Difference("claimId", "c-2", "c-3"))), another("c-3"));
    }

    @Test
    void aLineHasSoManyClaimsAndNoMore() {
        for (int n = 1; n <= LineClaims.MOST; n++) {
            assertInstanceOf(Outcome.Created.class, another("c-" + n));
            desk.decideClaim("O1", "c-" + n, false);
        }
        assertEquals(
                "claimId",
                assertInstanceOf(Outcome.Refused.class, another("c-6")).field());
        assertInstanceOf(Outcome.Repeated.class, another("c-5"));
    }

    @Test
    void ofSixteenClaimsAtOnceOneIsOpened() throws Exception {
        var outcomes = Rivals.race(rival -> another("r-" + rival));
        assertEquals(
                1, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(
                15, outcomes.stream().filter(Outcome.Conflict.class::isInstance).count());
    }

    @Test
    void ofOperatorsWhoDifferOneIsHeard() throws Exception {
        claim();
        var outcomes = Rivals.race(rival -> desk.decideClaim("O1", rival % 2 == 0));
        assertEquals(
                1, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        boolean upheld = new Claims(database())
                .find(new LineRef("O1", "1"), "c-1")
                .flatMap(stored -> stored.value().ticket().decision())
                .orElseThrow()
                .ruling()
                .upheld();
        assertEquals(upheld, new Cases(database()).find(caseId("O1", "1")).isPresent());
        shop.reconcile();
    }
}
