package dev.makegood.coupon.redemption;

import static dev.makegood.coupon.redemption.CouponScenario.BUYER;
import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static dev.makegood.coupon.redemption.CouponScenario.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.order.OrderFunds;
import dev.makegood.storage.LaggingIndexes;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Verifies that what an index still lists is read again, so that nothing expires or ends that has changed since. */
class LaggingIndexTest {
    private static final Instant END = Instant.parse("2076-03-01T16:00:00Z");

    private Instant now = NOW;
    private Duration lag = Duration.ZERO;
    private final LaggingIndexes database = new LaggingIndexes(new MemoryDatabase(), () -> now, () -> lag);
    private final CouponScenario scenario = new CouponScenario(database);

    /** Makes indexes show no commit from here on. */
    private void indexesStop() {
        now = NOW.plusMillis(1);
        lag = Duration.ofMillis(1);
    }

    @Test
    void aCouponThatWasUsedUpMeanwhileDoesNotExpire() {
        scenario.issued("O1");
        indexesStop();
        scenario.redeem("O1", "R1", "P1", 500);
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), new ExpireCoupons(database).runOnce(END, 100));
    }

    @Test
    void aCouponThatMoneyCameBackToMeanwhileDoesNotExpire() {
        String couponId = scenario.issued("O1").couponId();
        scenario.redeem("O1", "R1", "P1", 300);
        indexesStop();
        new ReverseRedemption(database).reverse(couponId, "R1", END.minusMillis(1));
        assertEquals(new ExpireCoupons.ExpiryResult(0, 0), new ExpireCoupons(database).runOnce(END, 100));
        assertEquals(cny(500), scenario.coupon("O1").balance());
    }

    @Test
    void aRedemptionWhoseOrderCameMeanwhileDoesNotEnd() {
        scenario.issued("O1");
        scenario.redeem("O1", "R1", "P1", 300);
        indexesStop();
        scenario.place("P1", BUYER, cny(1_000));
        assertEquals(
                new ShardPages.Worked(0, 0),
                new EndRedemptions(database).runOnce(NOW.plus(OrderFunds.ORDER_WITHIN), 100));
        assertEquals(cny(200), scenario.coupon("O1").balance());
    }
}
