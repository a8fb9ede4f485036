package dev.makegood.stockout;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.lateCaseId;
import static dev.makegood.shop.Shop.line;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Rivals;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.policy.Exemption;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.storage.Contract;
import dev.makegood.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies the effects of an exemption: on the case, on cases that shared its caps, and on the merchant, but not on the
 * refund.
 */
class ExemptionContract extends Contract {
    private static final OptionalInt ALL = OptionalInt.empty();

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
    }

    private Outcome<Case> exempt(CaseId id, Exemption ground, Instant reportedAt) {
        return new ExemptCase(database(), new Refunds(database()))
                .exempt(
                        new ExemptCase.ExemptCommand(id, ground, reportedAt, "file 7"),
                        Actor.of("operator:anna"),
                        shop.clock.instant());
    }

    private Outcome<Case> exempt(String orderId, String lineId) {
        return exempt(caseId(orderId, lineId), Exemption.WRONG_ADDRESS, Shop.START);
    }

    private long amount(String orderId, String lineId) {
        return shop.theCase(orderId, lineId).assessment().amount().getAmountMinorLong();
    }

    private List<Long> faces() {
        return shop.coupons().stream()
                .map(Coupon::face)
                .map(face -> face.getAmountMinorLong())
                .sorted()
                .toList();
    }

    @Test
    void whatItUsedOfTheCapGoesToTheNextOneAndTheRefundStays() {
        shop.place("O1", line("1", "M1", "S1", 1, 100), line("2", "M1", "S2", 1, 200), line("3", "M1", "S3", 1, 300));
        List.of("2", "3", "1").forEach(lineId -> shop.admit("O1", lineId, ALL));
        assertInstanceOf(Outcome.Created.class, exempt("O1", "2"));

        Case exempted = shop.theCase("O1", "2");
        assertEquals(new Compensation.Nothing(), exempted.compensation());
        assertEquals(
                "pdd-stockout@1: exempt, nothing is owed: wrong address",
                Texts.en(exempted.assessment().steps().getLast()));
        assertEquals(
                List.of(cny(200)),
                shop.refunds("O1", "2").stream().map(Refund::total).toList());
        assertEquals(new Compensation.Owed(Shop.START), shop.theCase("O1", "3").compensation());
        assertEquals(List.of(0L, 0L, 500L), List.of(amount("O1", "1"), amount("O1", "2"), amount("O1", "3")));
        var told = shop.told(Actor.buyer(Shop.BUYER), CaseFact.ReassessedBuyer.class);
        assertEquals(2, told.size());
        assertTrue(told.toString().contains("nothing is owed: wrong address. No refund changes"), told::toString);
        assertTrue(told.toString().contains("It is 5.00 CNY in all now"), told::toString);

        shop.issue();
        shop.sweep();
        assertEquals(List.of(500L), faces());
        assertInstanceOf(Outcome.Repeated.class, exempt("O1", "2"));
        assertEquals(
                new Outcome.Conflict<>(List.of(new Difference("ground", "wrongAddress", "buyerAbuse"))),
                exempt(caseId("O1", "2"), Exemption.BUYER_ABUSE, Shop.START));
        shop.reconcile();
    }

    /** Who reads the messages by their instants reads the present worth last. */
    @Test
    void whatIsToldOfLaterUnitsByAPassThatBeganEarlierIsNotDatedBeforeTheExemption() {
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.advance(Duration.ofSeconds(10));
        exempt("O1", "1");
        shop.clock.moveTo(Shop.START.plusSeconds(3));
        shop.admit("O1", "1", ALL);
        List<Instant> told = new Notices(database())
                .ofRecipient(Actor.buyer(Shop.BUYER), 100, Optional.empty()).items().stream()
                        .filter(notice -> notice.fact() instanceof CaseFact.StockoutBuyer)
                        .map(Notice::createdAt)
                        .sorted()
                        .toList();
        assertEquals(List.of(Shop.START, Shop.START.plusSeconds(10)), told);
    }

    @Test
    void aDaysCapIsSharedOutAgainInTheOrderInWhichCasesWereEstablished() {
        shop.publish("tmall-stockout", "owedOn: established", "owedOn: refunded");
        shop.place("tmall", "O1", Shop.START, promised("1", 7, 400_000));
        shop.place("tmall", "O2", Shop.START, promised("1", 7, 200_000));
        shop.place("tmall", "O3", Shop.START, promised("1", 7, 50_000));
        List.of("O1", "O2", "O3").forEach(orderId -> {
            shop.admit(orderId, "1", ALL);
            shop.clock.advance(Duration.ofSeconds(1));
        });
        assertEquals(List.of(40_000L, 10_000L, 0L), List.of(amount("O1", "1"), amount("O2", "1"), amount("O3", "1")));
        exempt("O1", "1");
        assertEquals(List.of(0L, 20_000L, 5_000L), List.of(amount("O1", "1"), amount("O2", "1"), amount("O3", "1")));
        assertEquals(new Compensation.AwaitingRefund(), shop.theCase("O3", "1").compensation());
        shop.issue();
        assertEquals(List.of(), faces());
        shop.sweep();
        shop.issue();
        assertEquals(List.of(5_000L, 20_000L), faces());
        shop.reconcile();
    }

    @Test
    void whatWasIssuedStaysTheBuyersAndThePlatformBearsIt() {
        shop.topUp("M1", "t-1", 200);
        shop.place("O1", line("1", "M1", "S1", 1, 100), line("2", "M1", "S2", 1, 200));
        shop.admit("O1", "1", ALL);
        shop.admit("O1", "2", ALL);
        shop.issue();
        assertEquals(cny(300), shop.account("M1").receivable());
        shop.topUp("M1", "t-2", 100);
        exempt("O1", "1");

        assertEquals(cny(0), shop.account("M1").receivable());
        assertEquals(cny(300), shop.account("M1").balance());
        assertEquals(List.of(500L), faces());
        assertInstanceOf(Compensation.Issued.class, shop.theCase("O1", "1").compensation());
        var buyer = shop.told(Actor.buyer(Shop.BUYER), CaseFact.ReassessedBuyer.class);
        assertEquals(1, buyer.size(), buyer::toString);
        assertTrue(buyer.getFirst().startsWith("Your order O1, line 2"), buyer::toString);
        var told = shop.told(Actor.merchant("M1"), CaseFact.ReimbursedMerchant.class)
                .getFirst();
        assertTrue(told.contains("repay what you owed the platform: 2.00 CNY; added to your balance: 3.00 CNY"), told);
        exempt("O1", "1");
        assertEquals(cny(300), shop.account("M1").balance());
        shop.reconcile();
    }

    @Test
    void aCapIsFreeOfWhatThePolicyGivesNoLonger() {
        shop.place("O1", line("1", "M1", "S1", 1, 100), line("2", "M1", "S2", 1, 200));
        shop.admit("O1", "1", ALL);
        shop.issue();
        exempt("O1", "1");
        shop.admit("O1", "2", ALL);
        assertEquals(500, amount("O1", "2"));
    }

    @Test
    void aRaiseThatWasPendingIsDroppedAndWhatWasGivenBeforeIsReimbursed() {
        shop.publish("douyin-stockout", "2026-08-09T16:00:00Z", "2026-02-01T00:00:00Z");
        shop.place("douyin", "O1", Shop.START, line("1", "M1", "S1", 2, 100_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.issue();
        shop.admit("O1", "1", ALL);
        assertEquals(1_000, amount("O1", "1"));
        exempt("O1", "1");
        shop.issue();
        assertEquals(List.of(500L), faces());
        assertEquals(cny(0), shop.account("M1").receivable());
        assertEquals(cny(0), shop.account("M1").balance());
        shop.reconcile();
    }

    @Test
    void anExemptionCoversWhatWasEstablishedWhenItWasFound() {
        shop.place("O1", line("1", "M1", "S1", 3, 300));
        shop.admit("O1", "1", OptionalInt.of(1));
        exempt("O1", "1");
        shop.admit("O1", "1", ALL);
        assertEquals(3, shop.theCase("O1", "1").units());
        assertEquals(500, amount("O1", "1"));
        assertEquals(2, shop.refunds("O1", "1").size());
    }

    @Test
    void forceMajeureIsReportedAtTheShipTimeAtTheLatest() {
        shop.place("O1", line("1", "M1", "S1", 1, 100), line("2", "M1", "S1", 1, 100));
        shop.clock.advance(Duration.ofHours(57));
        shop.overdue();
        Instant shipBy = Shop.START.plus(Duration.ofHours(8));
        for (Instant late : List.of(shipBy.plusMillis(1), shop.clock.instant().plusMillis(1))) {
            assertInstanceOf(
                    Outcome.Refused.class, exempt(caseId("O1", "1"), Exemption.FORCE_MAJEURE, late), late::toString);
        }
        assertInstanceOf(Outcome.Refused.class, exempt(caseId("O1", "1"), Exemption.NOT_HOUSEHOLD_USE, Shop.START));
        assertInstanceOf(Outcome.NotFound.class, exempt("O1", "9"));
        assertInstanceOf(Outcome.Created.class, exempt(caseId("O1", "1"), Exemption.FORCE_MAJEURE, shipBy));
        assertInstanceOf(Outcome.Created.class, exempt(caseId("O1", "2"), Exemption.BUYER_ABUSE, shop.clock.instant()));
    }

    @Test
    void aStockoutNoLongerCountsALateShipmentThatIsExempt() {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        shop.place("tmall", "O1", Shop.START, promised("1", 7, 30_000));
        shop.clock.advance(Duration.ofDays(11));
        assertEquals(2, shop.overdue().lines());
        assertEquals(3_000, amount("O1", "1"));
        exempt(lateCaseId("O1", "1"), Exemption.FORCE_MAJEURE, Shop.START);
        assertEquals(4_500, amount("O1", "1"));
        shop.issue();
        assertEquals(List.of(4_500L), faces());
        shop.reconcile();
    }

    @Test
    void aStockoutStillCountsWhatTheBuyerKeepsOfALateShipmentThatIsExempt() {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        shop.place("tmall", "O1", Shop.START, promised("1", 7, 30_000), promised("2", 7, 30_000));
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
        shop.overdue();
        shop.issue();
        shop.clock.advance(Duration.ofDays(3));
        shop.admit("O1", "1", ALL);
        exempt(lateCaseId("O1", "1"), Exemption.FORCE_MAJEURE, Shop.START);
        exempt(lateCaseId("O1", "2"), Exemption.FORCE_MAJEURE, Shop.START);
        shop.admit("O1", "2", ALL);
        assertEquals(List.of(3_000L, 3_000L), List.of(amount("O1", "1"), amount("O1", "2")));
        shop.issue();
        assertEquals(List.of(1_500L, 1_500L, 3_000L, 3_000L), faces());
        assertEquals(cny(6_000), shop.account("M1").receivable());
        shop.reconcile();
    }

    @Test
    void sixteenAtOnceAreOneExemption() throws Exception {
        shop.place("O1", line("1", "M1", "S1", 1, 100));
        shop.admit("O1", "1", ALL);
        shop.issue();
        var outcomes = Rivals.race(_ -> exempt("O1", "1"));
        assertEquals(
                1, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(cny(0), shop.account("M1").receivable());
        shop.reconcile();
    }
}
