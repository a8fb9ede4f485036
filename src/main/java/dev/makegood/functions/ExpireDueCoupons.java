package dev.makegood.functions;

import dev.makegood.coupon.ExpireCoupons;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Scheduled: books out what is left on coupons after their last day. */
@Singleton
public class ExpireDueCoupons {
    private static final int LIMIT = 1_000;

    private final ExpireCoupons expireCoupons;
    private final Clock clock;

    ExpireDueCoupons(Database database, Clock clock) {
        expireCoupons = new ExpireCoupons(database);
        this.clock = clock;
    }

    @Funq("expire-coupons")
    public ExpireCoupons.Counts run(Map<String, Object> payload) {
        Schedule.check(payload, "expire-coupons");
        return expireCoupons.runOnce(clock.instant(), LIMIT);
    }
}
