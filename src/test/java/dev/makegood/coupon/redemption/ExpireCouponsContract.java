package dev.makegood.coupon.redemption;

import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static dev.makegood.coupon.redemption.CouponScenario.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.Entry;
import dev.makegood.account.PostingKind;
import dev.makegood.command.Actor;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.Rivals;
import dev.makegood.logging.LoggedLines;
import dev.makegood.notice.Notice;
import dev.makegood.notice.WrittenNotices;
import dev.makegood.storage.Contract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpireCouponsContract extends Contract {
    private static final Instant END = Instant.parse("2076-03-01T16:00:00Z");

    private ExpireCoupons.ExpiryResult run(Instant now) {
        return new ExpireCoupons(database()).runOnce(now, 100);
    }

    @Test
    void whatIsLeftAfterTheLastDayIsThePlatforms() {
        var scenario = new CouponScenario(database());
        String couponId = scenario.issued("O1").couponId();
        scenario.redeem("O1", "R1", "P1", 300);
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), run(END.minusMillis(1)));
        assertEquals(new ExpireCoupons.ExpiryResult(1, 0), run(END));
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), run(END));
        assertEquals(cny(0), scenario.coupon("O1").balance());
        var posting = scenario.journal(couponId).getFirst();
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
                expired(couponId, 1).details());
    }

    @Test
    void aUsedUpCouponDoesNotExpire() {
        var scenario = new CouponScenario(database());
        scenario.issued("O1");
        scenario.redeem("O1", "R1", "P1", 500);
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), run(END));
    }

    @Test
    void whatComesBackLaterIsValidAnewAndThenExpiresAnew() {
        var scenario = new CouponScenario(database());
        String couponId = scenario.issued("O1").couponId();
        scenario.redeem("O1", "R1", "P1", 300);
        run(END);
        new ReverseRedemption(database()).reverse(couponId, "R1", END);
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), run(END));
        assertEquals(
                new ExpireCoupons.ExpiryResult(1, 0), run(scenario.coupon("O1").expiresAt()));
        assertEquals(2, scenario.journal(couponId).size());
        expired(couponId, 2);
    }

    @Test
    void aRunKeepsToItsLimitAndTheNextGoesOn() {
        var scenario = new CouponScenario(database());
        IntStream.range(0, 40).forEach(number -> scenario.owe("O" + number, "M1", 500));
        scenario.issuing().runOnce(NOW, 100);
        int first = new ExpireCoupons(database()).runOnce(END, 16).expired();
        assertTrue(first > 0 && first <= 16, "expired " + first);
        assertEquals(
                40 - first, new ExpireCoupons(database()).runOnce(END, 1000).expired());
    }

    @Test
    void aBadCouponStopsNobody() {
        var scenario = new CouponScenario(database());
        Coupon good = scenario.issued("O1");
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
        assertTrue(database().commit(List.of(new Coupons(database()).create(nobodys))));
        try (var log = new LoggedLines(ExpireCoupons.class)) {
            assertEquals(new ExpireCoupons.ExpiryResult(1, 1), run(END));
            assertEquals(List.of("cannot expire coupon~bad"), log.texts());
        }
    }

    @Test
    void sixteenAtOnceExpireItOnce() throws Exception {
        new CouponScenario(database()).issued("O1");
        List<ExpireCoupons.ExpiryResult> counts = Rivals.race(_ -> run(END));
        assertEquals(
                1, counts.stream().mapToInt(ExpireCoupons.ExpiryResult::expired).sum());
    }

    private Notice expired(String couponId, int time) {
        return WrittenNotices.get(
                database(), Actor.buyer(CouponScenario.BUYER), couponId + "~" + time + "~couponExpiredBuyer");
    }
}
