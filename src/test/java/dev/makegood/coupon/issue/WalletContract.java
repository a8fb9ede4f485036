package dev.makegood.coupon.issue;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.Posting;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.redemption.ExpireCoupons;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.notice.CouponFact;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a compensation in the form of money goes to the buyer's wallet at once and leaves nothing to redeem. */
class WalletContract extends Contract {
    private static final String ID = "coupon~O1~1~stockout";

    private Shop shop;

    @BeforeEach
    void aCompensationGoesToTheWallet() {
        shop = new Shop(database(), scanner());
        shop.amend("form: {kind: coupon, validYears: 50}", "form: {kind: wallet}");
        shop.topUp("M1", "t-1", 300);
        shop.place("O1", line("1", "M1", "A", 1, 9_900));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.issue();
    }

    private Coupon record() {
        return shop.coupons().getFirst();
    }

    @Test
    void theMerchantPaysTheWallet() {
        Posting posting = new Ledger(database())
                .journal("merchant~M1~CNY", 1, Optional.empty())
                .items()
                .getFirst();
        assertEquals(
                List.of(
                        new Entry("merchant-balance/M1", cny(-300)),
                        new Entry("merchant-receivable/M1", cny(-200)),
                        new Entry("buyer-wallet/" + ID, cny(500))),
                posting.entries());
        assertEquals(cny(500), record().face());
        assertEquals(cny(0), record().balance());
        shop.reconcile();
    }

    @Test
    void buyerAndPlatformAreToldOnceThatItIsCredited() {
        shop.issue();
        assertEquals(
                List.of(
                        "Your order O1: the compensation of 5.00 CNY goes to your wallet with the marketplace. Its number is "
                                + ID + "."),
                shop.told(Actor.buyer(BUYER), CouponFact.WalletCreditedBuyer.class));
        assertEquals(List.of(), shop.told(Actor.buyer(BUYER), CouponFact.CouponIssuedBuyer.class));
    }

    @Test
    void nothingIsLeftToRedeemOrToExpire() {
        shop.place("O2", line("1", "M1", "A", 1, 9_900));
        assertInstanceOf(
                Outcome.Refused.class,
                new RedeemCoupon(database())
                        .redeem(new RedeemCoupon.Request(ID, "r-1", BUYER, BUYER, "O2", 1), shop.clock.instant()));
        shop.clock.advance(Duration.ofDays(400));
        new ExpireCoupons(database()).runOnce(shop.clock.instant(), 100);
        assertEquals(cny(500), record().face());
        shop.reconcile();
    }
}
