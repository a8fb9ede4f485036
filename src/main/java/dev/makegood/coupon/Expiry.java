package dev.makegood.coupon;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.command.Actor;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.joda.money.Money;

/**
 * Takes what is left on a coupon after its last day, as the platform's income, and tells the buyer. Whoever puts money on
 * a coupon does this first: otherwise what has expired could be spent again wherever the schedule had not come yet.
 */
public final class Expiry {
    private final Ledger ledger;
    private final Notices notices;

    public Expiry(Database database) {
        ledger = new Ledger(database);
        notices = new Notices(database);
    }

    /**
     * Holds a coupon that has nothing on it that has expired.
     *
     * @param writes the posting and the notice, without the coupon's own write; none if nothing had expired
     */
    public record Expired(Coupon coupon, List<Write> writes) {}

    /** Takes the rest of a coupon if it has expired at {@code now}. */
    public Expired of(Coupon coupon, Instant now) {
        Money left = coupon.balance();
        if (!coupon.expired(now) || left.isZero()) {
            return new Expired(coupon, List.of());
        }
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        Coupon emptied = coupon.emptied();
        var posting = new Posting(
                emptied.journal(),
                emptied.postings(),
                PostingKind.EXPIRY,
                at,
                List.of(
                        new Entry(LedgerAccounts.couponsOutstanding(coupon.couponId()), left.negated()),
                        new Entry(LedgerAccounts.platformIncome(coupon.couponId()), left)),
                Memo.ofCoupon(coupon.couponId()));
        return new Expired(
                emptied, List.of(ledger.create(posting), notices.create(notice(coupon, emptied.postings(), at))));
    }

    /**
     * Tells the buyer.
     *
     * @param nth the number of this expiry: a coupon can expire again after money was returned to it
     */
    private static Notice notice(Coupon coupon, long nth, Instant now) {
        var fact = new CouponFact.CouponExpiredBuyer(
                coupon.couponId(), coupon.form().kind().id(), coupon.balance(), coupon.validUntil(), coupon.zone());
        return Notice.of(KeyText.join(new KeyText(coupon.couponId()), nth), Actor.buyer(coupon.holder()), now, fact);
    }
}
