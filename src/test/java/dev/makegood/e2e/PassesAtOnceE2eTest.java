package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.id;
import static dev.makegood.e2e.Deployment.pass;
import static dev.makegood.e2e.Deployment.place;
import static dev.makegood.e2e.ExactlyOnceE2eTest.sixteen;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies that sixteen passes of each kind at once leave one case, one gateway refund, one coupon and one debit. */
@Tag("long")
@Tag("clock")
class PassesAtOnceE2eTest {
    @Test
    void sixteenPassesAtOnceRefundAnOverdueLineOnce() throws Exception {
        String order = id("o");
        String merchant = id("m");
        place(order, merchant, id("sku"), 2, 9_999);
        Deployment.platform().clock().advance(Duration.ofHours(56));
        for (String job : List.of("DetectStockouts", "SweepRefunds", "IssueCoupons")) {
            sixteen(() -> Deployment.platform().runSchedule(job));
        }
        pass(3);
        Settled.once(order, merchant, 9_999);
    }
}
