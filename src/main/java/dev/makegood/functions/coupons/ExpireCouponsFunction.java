package dev.makegood.functions.coupons;

import dev.makegood.coupon.redemption.EndRedemptions;
import dev.makegood.coupon.redemption.ExpireCoupons;
import dev.makegood.functions.Schedule;
import dev.makegood.storage.Database;
import dev.makegood.storage.ShardPages;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Returns the money of redemptions whose order did not arrive, and posts the rest of expired coupons, on a schedule.
 */
@Singleton
public class ExpireCouponsFunction {
    private static final int LIMIT = 1_000;

    private final ExpireCoupons expireCoupons;
    private final EndRedemptions endRedemptions;
    private final Clock clock;

    public ExpireCouponsFunction(Database database, Clock clock) {
        expireCoupons = new ExpireCoupons(database);
        endRedemptions = new EndRedemptions(database);
        this.clock = clock;
    }

    /**
     * Counts the results of a run.
     *
     * @param ended redemptions
     * @param expired coupons
     * @param failed redemptions and coupons that failed; the next run tries them again
     */
    public record DueCouponsResult(int ended, int expired, int failed) {}

    @Funq("expire-coupons")
    public DueCouponsResult run(Map<String, Object> payload) {
        Schedule.check(payload, "expire-coupons");
        Instant now = clock.instant();
        ShardPages.Worked redemptions = endRedemptions.runOnce(now, LIMIT);
        ExpireCoupons.ExpiryResult coupons = expireCoupons.runOnce(now, LIMIT);
        return new DueCouponsResult(redemptions.done(), coupons.expired(), redemptions.failed() + coupons.failed());
    }
}
