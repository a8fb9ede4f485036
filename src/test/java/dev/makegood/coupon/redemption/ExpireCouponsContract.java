package dev.makegood.coupon.redemption;

import static dev.makegood.coupon.redemption.Desk.NOW;
import static dev.makegood.coupon.redemption.Desk.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.Entry;
import dev.makegood.account.PostingKind;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.Rivals;
import dev.makegood.notice.Notices;
import dev.makegood.storage.Contract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpireCouponsContract extends Contract {
    private static final Instant END = Instant.parse("2076-03-01T16:00:00Z");

    private ExpireCoupons.ExpiryResult run(Instant now) {
        return new ExpireCoupons(database()).runOnce(now, 100);
    }

    @Test
    void whatIsLeftAfterTheLastDayIsThePlatforms() {
        var desk = new Desk(database());
        String couponId = desk.issued("O1").couponId();
        desk.redeem("O1", "R1", "P1", 300);
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), run(END.minusMillis(1)));
        assertEquals(new ExpireCoupons.ExpiryResult(1, 0), run(END));
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), run(END));
        assertEquals(cny(0), desk.coupon("O1").balance());
        var posting = desk.journal(couponId).getFirst();
        assertEquals(PostingKind.EXPIRY, posting.kind());
        assertEquals(
                List.of(
                        new Entry("coupons-outstanding/" + couponId, cny(-200)),
                        new Entry("platform-income/" + couponId, cny(200))),
                posting.entries());
        assertEquals(
                Map.of(
                        "couponId", couponId,
                        "form", "coupon",
                        "amount", "2.00 CNY",
                        "validUntil", "2076-03-01",
                        "zone", "Asia/Shanghai"),
                new Notices(database())
                        .find(couponId + "~1~couponExpiredBuyer")
                        .orElseThrow()
                        .value()
                        .details());
    }

    @Test
    void aUsedUpCouponDoesNotExpire() {
        var desk = new Desk(database());
        desk.issued("O1");
        desk.redeem("O1", "R1", "P1", 500);
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), run(END));
    }

    @Test
    void whatComesBackLaterIsValidAnewAndThenExpiresAnew() {
        var desk = new Desk(database());
        String couponId = desk.issued("O1").couponId();
        desk.redeem("O1", "R1", "P1", 300);
        run(END);
        new ReverseRedemption(database()).reverse(couponId, "R1", END);
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), run(END));
        assertEquals(new ExpireCoupons.ExpiryResult(1, 0), run(desk.coupon("O1").expiresAt()));
        assertEquals(2, desk.journal(couponId).size());
        assertTrue(
                new Notices(database()).find(couponId + "~2~couponExpiredBuyer").isPresent());
    }

    @Test
    void aRunKeepsToItsLimitAndTheNextGoesOn() {
        var desk = new Desk(database());
        IntStream.range(0, 40).forEach(number -> desk.owe("O" + number, "M1", 500));
        desk.issuing().runOnce(NOW, 100);
        int first = new ExpireCoupons(database()).runOnce(END, 16).expired();
        assertTrue(first > 0 && first <= 16, "expired " + first);
        assertEquals(
                40 - first, new ExpireCoupons(database()).runOnce(END, 1000).expired());
    }

    @Test
    void aBadCouponStopsNobody() {
        var desk = new Desk(database());
        Coupon good = desk.issued("O1");
        var nobodys = new Coupon(
                "coupon~bad",
                "bad",
                "raw",
                good.face(),
                good.balance(),
                good.beyondPolicy(),
                NOW,
                good.form(),
                good.zone(),
                good.validUntil(),
                NOW,
                0);
        assertTrue(database().commit(List.of(new Coupons(database()).put(Optional.empty(), nobodys))));
        assertEquals(new ExpireCoupons.ExpiryResult(1, 1), run(END));
    }

    @Test
    void sixteenAtOnceExpireItOnce() throws Exception {
        new Desk(database()).issued("O1");
        List<ExpireCoupons.ExpiryResult> counts = Rivals.race(_ -> run(END));
        assertEquals(
                1, counts.stream().mapToInt(ExpireCoupons.ExpiryResult::expired).sum());
    }
}
