package dev.makegood.coupon.redemption;

import static dev.makegood.coupon.redemption.CouponScenario.BUYER;
import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static dev.makegood.coupon.redemption.CouponScenario.cny;
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

    private CouponScenario scenario;

    @BeforeEach
    void aCouponOfFive() {
        scenario = new CouponScenario(database());
        scenario.issued("O1");
    }

    private Outcome<Redemption> redeem(String buyer, Instant now) {
        return new RedeemCoupon(database())
                .redeem(new RedeemCoupon.Request(CouponScenario.couponId("O1"), "R1", buyer, buyer, "P1", 300), now);
    }

    @Test
    void itsMoneyMovesToAnOrderThatNeedNotBePlacedYet() {
        var redemption = new Redemption(
                CouponScenario.couponId("O1"), "R1", "P1", cny(300), NOW, Optional.empty(), Optional.empty());
        assertEquals(new Outcome.Created<>(redemption), scenario.redeem("O1", "R1", "P1", 300));
        assertEquals(cny(200), scenario.coupon("O1").balance());
        assertEquals(cny(300), scenario.funds("P1").redeemed());
        assertEquals(
                List.of(new Posting(
                        "order~P1",
                        1,
                        PostingKind.REDEMPTION,
                        NOW,
                        List.of(
                                new Entry("coupons-outstanding/coupon~O1~L1~stockout", cny(-300)),
                                new Entry("order-funds/P1", cny(300))),
                        Memo.ofOrder("P1").coupon(CouponScenario.couponId("O1")).reference("R1"))),
                scenario.journal("order~P1"));
        assertInstanceOf(Outcome.Created.class, scenario.redeem("O1", "R2", "P2", 200));
        assertEquals(cny(0), scenario.coupon("O1").balance());
    }

    @Test
    void theSameAgainHasTheSameAnswerEvenAfterTheLastDay() {
        var first = assertInstanceOf(Outcome.Created.class, redeem(BUYER, NOW));
        assertEquals(
                new Outcome.Repeated<>(first.value()),
                redeem(BUYER, scenario.coupon("O1").expiresAt()));
        assertEquals(cny(200), scenario.coupon("O1").balance());
    }

    @Test
    void otherContentIsRefusedByName() {
        scenario.redeem("O1", "R1", "P1", 300);
        assertEquals(
                new Outcome.Conflict<>(
                        List.of(new Difference("amountMinor", "300", "200"), new Difference("orderId", "P1", "P2"))),
                scenario.redeem("O1", "R1", "P2", 200));
    }

    @Test
    void nobodyLearnsWhetherACouponExistsThatIsNotTheirs() {
        assertEquals(new Outcome.NotFound<>(), scenario.redeem("O9", "R1", "P1", 300));
        assertEquals(new Outcome.NotFound<>(), redeem(OTHER, NOW));
    }

    @Test
    void itIsValidToTheLastMillisecond() {
        Instant end = scenario.coupon("O1").expiresAt();
        assertEquals("couponId", refusedField(redeem(BUYER, end)));
        assertInstanceOf(Outcome.Created.class, redeem(BUYER, end.minusMillis(1)));
    }

    @Test
    void itNeverPaysMoreThanItHasOrThanTheOrderNeeds() {
        assertRefused(
                "amountMinor", "is more than the coupon has left, 5.00 CNY", scenario.redeem("O1", "R1", "P1", 501));
        scenario.place("P1", BUYER, cny(299));
        assertRefused("amountMinor", "is more than is left to pay, 2.99 CNY", scenario.redeem("O1", "R1", "P1", 300));
        assertInstanceOf(Outcome.Created.class, scenario.redeem("O1", "R1", "P1", 299));
        assertRefused("amountMinor", "is more than is left to pay, 0.00 CNY", scenario.redeem("O1", "R2", "P1", 1));
        assertThrows(IllegalArgumentException.class, () -> scenario.redeem("O9", "R3", "P1", 0));
    }

    @Test
    void itPaysOnlyItsHoldersOrdersInItsCurrency() {
        scenario.place("P1", OTHER, cny(1000));
        assertRefused("orderId", "is another buyer\'s order", scenario.redeem("O1", "R1", "P1", 300));
        scenario.place("P2", BUYER, Money.parse("USD 10.00"));
        assertRefused("orderId", "is in USD, the coupon in CNY", scenario.redeem("O1", "R1", "P2", 300));
        assertEquals(cny(500), scenario.coupon("O1").balance());
    }

    @Test
    void anOrderHasOnlySoManyRedemptions() {
        for (int number = 1; number <= RedemptionRules.MOST_PARTS; number++) {
            scenario.redeem("O1", "R" + number, "P1", 1);
        }
        assertEquals("orderId", refusedField(scenario.redeem("O1", "R21", "P1", 1)));
        assertInstanceOf(Outcome.Created.class, scenario.redeem("O1", "R21", "P2", 1));
    }

    @Test
    void ofTwoRedemptionsOfAnOrderTheOneThatIsNamedIsReversed() {
        scenario.redeem("O1", "R1", "P1", 300);
        scenario.redeem("O1", "R2", "P1", 100);
        scenario.reverse("O1", "R2");
        assertEquals(cny(200), scenario.coupon("O1").balance());
        assertEquals(cny(300), scenario.funds("P1").redeemed());
    }

    @Test
    void aReversalBringsAllOfItBackOnce() {
        scenario.place("P1", BUYER, cny(1000));
        scenario.redeem("O1", "R1", "P1", 300);
        var reversed = assertInstanceOf(Outcome.Created.class, scenario.reverse("O1", "R1"));
        assertEquals(Optional.of(NOW), ((Redemption) reversed.value()).reversedAt());
        assertEquals(new Outcome.Repeated<>(reversed.value()), scenario.reverse("O1", "R1"));
        assertEquals(cny(500), scenario.coupon("O1").balance());
        assertEquals(cny(0), scenario.funds("P1").redeemed());
        Posting last = scenario.journal("order~P1").getFirst();
        assertEquals(2, last.number());
        assertEquals(
                List.of(
                        new Entry("order-funds/P1", cny(-300)),
                        new Entry("coupons-outstanding/coupon~O1~L1~stockout", cny(300))),
                last.entries());
    }

    @Test
    void whatWasReversedIsNeverToldAsPaid() {
        scenario.place("P1", BUYER, cny(1000));
        scenario.redeem("O1", "R1", "P1", 300);
        scenario.reverse("O1", "R1");
        assertRefused(
                "redemptionId", "was reversed; use another id to redeem again", scenario.redeem("O1", "R1", "P1", 300));
        assertInstanceOf(Outcome.Conflict.class, scenario.redeem("O1", "R1", "P1", 200));
        assertEquals(cny(0), scenario.funds("P1").redeemed());
        assertInstanceOf(Outcome.Created.class, scenario.redeem("O1", "R2", "P1", 300));
    }

    @Test
    void aReversalIsOfARedemptionBeforeAnyRefund() {
        assertEquals(new Outcome.NotFound<>(), scenario.reverse("O1", "R1"));
        scenario.place("P1", BUYER, cny(1000));
        scenario.redeem("O1", "R1", "P1", 300);
        var funds = new FundsRows(database());
        var placed = funds.find("P1");
        var planned = placed.orElseThrow().value().plan("M1", cny(100)).funds();
        assertTrue(database().commit(List.of(funds.put(placed, planned))));
        assertEquals("redemptionId", refusedField(scenario.reverse("O1", "R1")));
        assertEquals(cny(200), scenario.coupon("O1").balance());
    }

    @Test
    void theSameSixteenTimesAtOnceIsOneRedemption() throws Exception {
        List<Outcome<Redemption>> outcomes = Rivals.race(_ -> scenario.redeem("O1", "R1", "P1", 300));
        assertEquals(
                1, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(
                15, outcomes.stream().filter(Outcome.Repeated.class::isInstance).count());
        assertEquals(cny(200), scenario.coupon("O1").balance());
    }

    @Test
    void sixteenOrdersNeverShareOneCouponsMoney() throws Exception {
        List<Outcome<Redemption>> outcomes =
                Rivals.race(number -> scenario.redeem("O1", "R" + number, "P" + number, 200));
        assertEquals(
                2, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(
                14, outcomes.stream().filter(Outcome.Refused.class::isInstance).count());
        assertEquals(cny(100), scenario.coupon("O1").balance());
    }

    @Test
    void aLostAnswerIsFoundAgain() {
        var request = new RedeemCoupon.Request(CouponScenario.couponId("O1"), "R1", BUYER, BUYER, "P1", 300);
        var forgetful = new RedeemCoupon(new LostAnswer(database()));
        assertThrows(IllegalStateException.class, () -> forgetful.redeem(request, NOW));
        assertInstanceOf(Outcome.Repeated.class, forgetful.redeem(request, NOW));
        assertEquals(cny(200), scenario.coupon("O1").balance());
    }

    private static String refusedField(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome).field();
    }

    private static void assertRefused(String field, String reason, Outcome<?> outcome) {
        assertEquals(new Outcome.Refused<>(field, reason), outcome);
    }
}
