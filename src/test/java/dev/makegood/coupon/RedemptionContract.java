package dev.makegood.coupon;

import static dev.makegood.coupon.Desk.BUYER;
import static dev.makegood.coupon.Desk.NOW;
import static dev.makegood.coupon.Desk.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.Conflict;
import dev.makegood.account.Entry;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.order.FundsRows;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class RedemptionContract {
    private static final String OTHER = "b_ffffffffffffffffffffffffffffffff";

    private Desk desk;

    protected abstract Database database();

    @BeforeEach
    void a_coupon_of_five() {
        desk = new Desk(database());
        desk.issued("O1");
    }

    private Redeeming redeem(String buyer, Instant now) {
        return new RedeemCoupon(database())
                .redeem(new RedeemCoupon.Request(Desk.couponId("O1"), "R1", buyer, "P1", 300), now);
    }

    @Test
    void its_money_moves_to_an_order_that_need_not_be_placed_yet() {
        var redemption = new Redemption(Desk.couponId("O1"), "R1", "P1", cny(300), NOW, Optional.empty());
        assertEquals(new Redeeming.Redeemed(redemption), desk.redeem("O1", "R1", "P1", 300));
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
        assertInstanceOf(Redeeming.Redeemed.class, desk.redeem("O1", "R2", "P2", 200));
        assertEquals(cny(0), desk.coupon("O1").balance());
    }

    @Test
    void the_same_again_has_the_same_answer_even_after_the_last_day() {
        var first = assertInstanceOf(Redeeming.Redeemed.class, redeem(BUYER, NOW));
        assertEquals(
                new Redeeming.Again(first.redemption()),
                redeem(BUYER, desk.coupon("O1").expiresAt()));
        assertEquals(cny(200), desk.coupon("O1").balance());
    }

    @Test
    void other_content_is_refused_by_name() {
        desk.redeem("O1", "R1", "P1", 300);
        assertEquals(
                new Redeeming.Conflicts(
                        List.of(new Conflict("orderId", "P1", "P2"), new Conflict("amountMinor", "300", "200"))),
                desk.redeem("O1", "R1", "P2", 200));
    }

    @Test
    void nobody_learns_whether_a_coupon_exists_that_is_not_theirs() {
        assertEquals(new Redeeming.NoSuchCoupon(), desk.redeem("O9", "R1", "P1", 300));
        assertEquals(new Redeeming.NoSuchCoupon(), redeem(OTHER, NOW));
    }

    @Test
    void it_is_valid_to_the_last_millisecond() {
        Instant end = desk.coupon("O1").expiresAt();
        assertEquals(new Redeeming.Expired(end), redeem(BUYER, end));
        assertInstanceOf(Redeeming.Redeemed.class, redeem(BUYER, end.minusMillis(1)));
    }

    @Test
    void it_never_pays_more_than_it_has_or_than_the_order_needs() {
        assertEquals(new Redeeming.NotEnough(cny(500)), desk.redeem("O1", "R1", "P1", 501));
        desk.place("P1", BUYER, cny(299));
        assertEquals(new Redeeming.MoreThanLeftToPay(cny(299)), desk.redeem("O1", "R1", "P1", 300));
        assertInstanceOf(Redeeming.Redeemed.class, desk.redeem("O1", "R1", "P1", 299));
        assertEquals(new Redeeming.MoreThanLeftToPay(cny(0)), desk.redeem("O1", "R2", "P1", 1));
        assertThrows(IllegalArgumentException.class, () -> desk.redeem("O1", "R3", "P1", 0));
    }

    @Test
    void it_pays_only_its_holders_orders_in_its_currency() {
        desk.place("P1", OTHER, cny(1000));
        assertEquals(new Redeeming.OthersOrder(), desk.redeem("O1", "R1", "P1", 300));
        desk.place("P2", BUYER, Money.parse("USD 10.00"));
        assertEquals(new Redeeming.CurrencyDiffers(Desk.CNY, CurrencyUnit.USD), desk.redeem("O1", "R1", "P2", 300));
        assertEquals(cny(500), desk.coupon("O1").balance());
    }

    @Test
    void an_order_has_only_so_many_redemptions() {
        for (int number = 1; number <= RedeemCoupon.MOST_PARTS; number++) {
            desk.redeem("O1", "R" + number, "P1", 1);
        }
        assertEquals(new Redeeming.TooManyParts(20), desk.redeem("O1", "R21", "P1", 1));
        assertInstanceOf(Redeeming.Redeemed.class, desk.redeem("O1", "R21", "P2", 1));
    }

    @Test
    void a_reversal_brings_all_of_it_back_once() {
        desk.place("P1", BUYER, cny(1000));
        desk.redeem("O1", "R1", "P1", 300);
        var reversed = assertInstanceOf(ReverseRedemption.Outcome.Reversed.class, desk.reverse("O1", "R1"));
        assertEquals(Optional.of(NOW), reversed.redemption().reversedAt());
        assertEquals(new ReverseRedemption.Outcome.Again(reversed.redemption()), desk.reverse("O1", "R1"));
        assertEquals(cny(500), desk.coupon("O1").balance());
        assertEquals(cny(0), desk.funds("P1").redeemed());
        Posting last = desk.journal("order~P1").getFirst();
        assertEquals(2, last.number());
        assertEquals(
                List.of(
                        new Entry("order-funds/P1", cny(-300)),
                        new Entry("coupons-outstanding/coupon~O1~L1~stockout", cny(300))),
                last.entries());
        assertEquals(new Redeeming.Again(reversed.redemption()), desk.redeem("O1", "R1", "P1", 300));
    }

    @Test
    void a_reversal_is_of_a_redemption_before_any_refund() {
        assertEquals(new ReverseRedemption.Outcome.NoSuchRedemption(), desk.reverse("O1", "R1"));
        desk.place("P1", BUYER, cny(1000));
        desk.redeem("O1", "R1", "P1", 300);
        var funds = new FundsRows(database());
        var placed = funds.find("P1");
        var planned = placed.orElseThrow().value().plan(cny(100)).funds();
        assertTrue(database().commit(List.of(funds.put(placed, planned))));
        assertEquals(new ReverseRedemption.Outcome.RefundsScheduled(), desk.reverse("O1", "R1"));
        assertEquals(cny(200), desk.coupon("O1").balance());
    }

    @Test
    void the_same_sixteen_times_at_once_is_one_redemption() throws Exception {
        List<Redeeming> outcomes = Rivals.race(_ -> desk.redeem("O1", "R1", "P1", 300));
        assertEquals(
                1,
                outcomes.stream().filter(Redeeming.Redeemed.class::isInstance).count());
        assertEquals(
                15, outcomes.stream().filter(Redeeming.Again.class::isInstance).count());
        assertEquals(cny(200), desk.coupon("O1").balance());
    }

    @Test
    void sixteen_orders_never_share_one_coupons_money() throws Exception {
        List<Redeeming> outcomes = Rivals.race(number -> desk.redeem("O1", "R" + number, "P" + number, 200));
        assertEquals(
                2,
                outcomes.stream().filter(Redeeming.Redeemed.class::isInstance).count());
        assertEquals(
                14,
                outcomes.stream().filter(Redeeming.NotEnough.class::isInstance).count());
        assertEquals(cny(100), desk.coupon("O1").balance());
    }

    @Test
    void a_lost_answer_is_found_again() {
        var request = new RedeemCoupon.Request(Desk.couponId("O1"), "R1", BUYER, "P1", 300);
        var forgetful = new RedeemCoupon(new LostAnswer(database()));
        assertThrows(IllegalStateException.class, () -> forgetful.redeem(request, NOW));
        assertInstanceOf(Redeeming.Again.class, forgetful.redeem(request, NOW));
        assertEquals(cny(200), desk.coupon("O1").balance());
    }
}
