package dev.makegood.coupon.redemption;

import static dev.makegood.coupon.redemption.Desk.BUYER;
import static dev.makegood.coupon.redemption.Desk.NOW;
import static dev.makegood.coupon.redemption.Desk.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.Entry;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.LostAnswer;
import dev.makegood.coupon.Rivals;
import dev.makegood.order.FundsRows;
import dev.makegood.storage.Contract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedemptionContract extends Contract {
    private static final String OTHER = "b_ffffffffffffffffffffffffffffffff";

    private Desk desk;

    @BeforeEach
    void aCouponOfFive() {
        desk = new Desk(database());
        desk.issued("O1");
    }

    private Outcome<Redemption> redeem(String buyer, Instant now) {
        return new RedeemCoupon(database())
                .redeem(new RedeemCoupon.Request(Desk.couponId("O1"), "R1", buyer, buyer, "P1", 300), now);
    }

    @Test
    void itsMoneyMovesToAnOrderThatNeedNotBePlacedYet() {
        var redemption =
                new Redemption(Desk.couponId("O1"), "R1", "P1", cny(300), NOW, Optional.empty(), Optional.empty());
        assertEquals(new Outcome.Created<>(redemption), desk.redeem("O1", "R1", "P1", 300));
        assertEquals(cny(200), desk.coupon("O1").balance());
        assertEquals(cny(300), desk.funds("P1").redeemed());
        assertEquals(
                List.of(new Posting(
                        "order~P1",
                        1,
                        PostingKind.REDEMPTION,
                        NOW,
                        List.of(
                                new Entry("coupons-outstanding/coupon~O1~L1~stockout", cny(-300)),
                                new Entry("order-funds/P1", cny(300))),
                        Memo.ofOrder("P1").coupon(Desk.couponId("O1")).reference("R1"))),
                desk.journal("order~P1"));
        assertInstanceOf(Outcome.Created.class, desk.redeem("O1", "R2", "P2", 200));
        assertEquals(cny(0), desk.coupon("O1").balance());
    }

    @Test
    void theSameAgainHasTheSameAnswerEvenAfterTheLastDay() {
        var first = assertInstanceOf(Outcome.Created.class, redeem(BUYER, NOW));
        assertEquals(
                new Outcome.Repeated<>(first.value()),
                redeem(BUYER, desk.coupon("O1").expiresAt()));
        assertEquals(cny(200), desk.coupon("O1").balance());
    }

    @Test
    void otherContentIsRefusedByName() {
        desk.redeem("O1", "R1", "P1", 300);
        assertEquals(
                new Outcome.Conflict<>(
                        List.of(new Difference("amountMinor", "300", "200"), new Difference("orderId", "P1", "P2"))),
                desk.redeem("O1", "R1", "P2", 200));
    }

    @Test
    void nobodyLearnsWhetherACouponExistsThatIsNotTheirs() {
        assertEquals(new Outcome.NotFound<>(), desk.redeem("O9", "R1", "P1", 300));
        assertEquals(new Outcome.NotFound<>(), redeem(OTHER, NOW));
    }

    @Test
    void itIsValidToTheLastMillisecond() {
        Instant end = desk.coupon("O1").expiresAt();
        assertEquals("couponId", refusedField(redeem(BUYER, end)));
        assertInstanceOf(Outcome.Created.class, redeem(BUYER, end.minusMillis(1)));
    }

    @Test
    void itNeverPaysMoreThanItHasOrThanTheOrderNeeds() {
        assertRefused("amountMinor", "is more than the coupon has left, 5.00 CNY", desk.redeem("O1", "R1", "P1", 501));
        desk.place("P1", BUYER, cny(299));
        assertRefused("amountMinor", "is more than is left to pay, 2.99 CNY", desk.redeem("O1", "R1", "P1", 300));
        assertInstanceOf(Outcome.Created.class, desk.redeem("O1", "R1", "P1", 299));
        assertRefused("amountMinor", "is more than is left to pay, 0.00 CNY", desk.redeem("O1", "R2", "P1", 1));
        assertThrows(IllegalArgumentException.class, () -> desk.redeem("O9", "R3", "P1", 0));
    }

    @Test
    void itPaysOnlyItsHoldersOrdersInItsCurrency() {
        desk.place("P1", OTHER, cny(1000));
        assertRefused("orderId", "is another buyer\'s order", desk.redeem("O1", "R1", "P1", 300));
        desk.place("P2", BUYER, Money.parse("USD 10.00"));
        assertRefused("orderId", "is in USD, the coupon in CNY", desk.redeem("O1", "R1", "P2", 300));
        assertEquals(cny(500), desk.coupon("O1").balance());
    }

    @Test
    void anOrderHasOnlySoManyRedemptions() {
        for (int number = 1; number <= RedeemCoupon.MOST_PARTS; number++) {
            desk.redeem("O1", "R" + number, "P1", 1);
        }
        assertEquals("orderId", refusedField(desk.redeem("O1", "R21", "P1", 1)));
        assertInstanceOf(Outcome.Created.class, desk.redeem("O1", "R21", "P2", 1));
    }

    @Test
    void aReversalBringsAllOfItBackOnce() {
        desk.place("P1", BUYER, cny(1000));
        desk.redeem("O1", "R1", "P1", 300);
        var reversed = assertInstanceOf(Outcome.Created.class, desk.reverse("O1", "R1"));
        assertEquals(Optional.of(NOW), ((Redemption) reversed.value()).reversedAt());
        assertEquals(new Outcome.Repeated<>(reversed.value()), desk.reverse("O1", "R1"));
        assertEquals(cny(500), desk.coupon("O1").balance());
        assertEquals(cny(0), desk.funds("P1").redeemed());
        Posting last = desk.journal("order~P1").getFirst();
        assertEquals(2, last.number());
        assertEquals(
                List.of(
                        new Entry("order-funds/P1", cny(-300)),
                        new Entry("coupons-outstanding/coupon~O1~L1~stockout", cny(300))),
                last.entries());
    }

    @Test
    void whatWasReversedIsNeverToldAsPaid() {
        desk.place("P1", BUYER, cny(1000));
        desk.redeem("O1", "R1", "P1", 300);
        desk.reverse("O1", "R1");
        assertRefused("redemptionId", "was reversed: redeem under another id", desk.redeem("O1", "R1", "P1", 300));
        assertInstanceOf(Outcome.Conflict.class, desk.redeem("O1", "R1", "P1", 200));
        assertEquals(cny(0), desk.funds("P1").redeemed());
        assertInstanceOf(Outcome.Created.class, desk.redeem("O1", "R2", "P1", 300));
    }

    @Test
    void aReversalIsOfARedemptionBeforeAnyRefund() {
        assertEquals(new Outcome.NotFound<>(), desk.reverse("O1", "R1"));
        desk.place("P1", BUYER, cny(1000));
        desk.redeem("O1", "R1", "P1", 300);
        var funds = new FundsRows(database());
        var placed = funds.find("P1");
        var planned = placed.orElseThrow().value().plan(cny(100)).funds();
        assertTrue(database().commit(List.of(funds.put(placed, planned))));
        assertEquals("redemptionId", refusedField(desk.reverse("O1", "R1")));
        assertEquals(cny(200), desk.coupon("O1").balance());
    }

    @Test
    void theSameSixteenTimesAtOnceIsOneRedemption() throws Exception {
        List<Outcome<Redemption>> outcomes = Rivals.race(_ -> desk.redeem("O1", "R1", "P1", 300));
        assertEquals(
                1, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(
                15, outcomes.stream().filter(Outcome.Repeated.class::isInstance).count());
        assertEquals(cny(200), desk.coupon("O1").balance());
    }

    @Test
    void sixteenOrdersNeverShareOneCouponsMoney() throws Exception {
        List<Outcome<Redemption>> outcomes = Rivals.race(number -> desk.redeem("O1", "R" + number, "P" + number, 200));
        assertEquals(
                2, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(
                14, outcomes.stream().filter(Outcome.Refused.class::isInstance).count());
        assertEquals(cny(100), desk.coupon("O1").balance());
    }

    @Test
    void aLostAnswerIsFoundAgain() {
        var request = new RedeemCoupon.Request(Desk.couponId("O1"), "R1", BUYER, BUYER, "P1", 300);
        var forgetful = new RedeemCoupon(new LostAnswer(database()));
        assertThrows(IllegalStateException.class, () -> forgetful.redeem(request, NOW));
        assertInstanceOf(Outcome.Repeated.class, forgetful.redeem(request, NOW));
        assertEquals(cny(200), desk.coupon("O1").balance());
    }

    private static String refusedField(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome).field();
    }

    private static void assertRefused(String field, String reason, Outcome<?> outcome) {
        assertEquals(new Outcome.Refused<>(field, reason), outcome);
    }
}
