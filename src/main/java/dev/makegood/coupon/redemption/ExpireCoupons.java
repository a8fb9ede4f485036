package dev.makegood.coupon.redemption;

import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.Expiry;
import dev.makegood.logging.Log;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes the balance of expired coupons. Validity does not depend on this: redeeming checks the clock. */
public final class ExpireCoupons {
    private static final Log LOG = Log.of(ExpireCoupons.class);

    private final Database database;
    private final Coupons coupons;
    private final Expiry expiry;

    public ExpireCoupons(Database database) {
        this.database = database;
        coupons = new Coupons(database);
        expiry = new Expiry(database);
    }

    /**
     * Counts the results of a run.
     *
     * @param failed coupons that failed; the next run tries them again
     */
    public record ExpiryResult(int expired, int failed) {}

    /**
     * Expires coupons that are due.
     *
     * @param limit about the most coupons to read, divided equally among the shards
     */
    public ExpiryResult runOnce(Instant now, int limit) {
        int page = Shards.page(limit);
        var due = new ShardPages<>((shard, after) -> coupons.expired(shard, now, page, after));
        var worked = due.each(
                limit,
                couponId -> expire(couponId, now),
                (couponId, bad) -> LOG.error("cannot expire {}", couponId, bad));
        return new ExpiryResult(worked.done(), worked.failed());
    }

    private boolean expire(String couponId, Instant now) {
        return database.decide(
                () -> coupons.find(couponId).map(found -> decide(found, now)).orElseGet(() -> Decision.answer(false)));
    }

    private Decision<Boolean> decide(Stored<Coupon> found, Instant now) {
        var expired = expiry.of(found.value(), now);
        if (expired.writes().isEmpty()) {
            return Decision.answer(false);
        }
        List<Write> writes = new ArrayList<>(expired.writes());
        writes.add(coupons.replace(found, expired.coupon()));
        return new Decision<>(true, writes);
    }
}
