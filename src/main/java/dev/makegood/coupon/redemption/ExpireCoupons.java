package dev.makegood.coupon.redemption;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.logging.Log;
import dev.makegood.notice.Notices;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.joda.money.Money;

/** Takes the balance of expired coupons. Validity does not depend on this: redeeming checks the clock. */
public final class ExpireCoupons {
    private static final Log LOG = Log.of(ExpireCoupons.class);

    private final Database database;
    private final Coupons coupons;
    private final Ledger ledger;
    private final Notices notices;

    public ExpireCoupons(Database database) {
        this.database = database;
        coupons = new Coupons(database);
        ledger = new Ledger(database);
        notices = new Notices(database);
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
        return database.decide(() -> coupons.find(couponId)
                .filter(found -> found.value().expired(now))
                .filter(found -> found.value().balance().isPositive())
                .map(found -> decide(found, now.truncatedTo(ChronoUnit.MILLIS)))
                .orElseGet(() -> Decision.answer(false)));
    }

    private Decision<Boolean> decide(Stored<Coupon> found, Instant now) {
        Coupon coupon = found.value();
        Coupon emptied = coupon.emptied();
        Money left = coupon.balance();
        var posting = new Posting(
                emptied.journal(),
                emptied.postings(),
                PostingKind.EXPIRY,
                now,
                List.of(
                        new Entry(LedgerAccounts.couponsOutstanding(coupon.couponId()), left.negated()),
                        new Entry(LedgerAccounts.platformIncome(coupon.couponId()), left)),
                Memo.ofCoupon(coupon.couponId()));
        return new Decision<>(
                true,
                List.of(
                        coupons.replace(found, emptied),
                        ledger.create(posting),
                        notices.create(RedemptionNotices.expired(coupon, emptied.postings(), now))));
    }
}
