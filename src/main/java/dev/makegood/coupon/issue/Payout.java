package dev.makegood.coupon.issue;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.Expiry;
import dev.makegood.notice.Notices;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Settlement;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Computes the writes that pay a case, in full or in part: its coupon, the debit of its merchant, and the notices to
 * both.
 */
final class Payout {
    private final Cases cases;
    private final Coupons coupons;
    private final Expiry expiry;
    private final Ledger ledger;
    private final Notices notices;

    Payout(Database database) {
        cases = new Cases(database);
        coupons = new Coupons(database);
        expiry = new Expiry(database);
        ledger = new Ledger(database);
        notices = new Notices(database);
    }

    /** Holds the changed merchant account and the other writes. */
    record Paid(MerchantAccount account, List<Write> writes) {}

    Payable payable(Case c, MerchantAccount account, PolicyVersion policy) {
        Money extraGiven = given(c).map(stored -> stored.value().beyondPolicy()).orElse(policy.money(0));
        return Payable.of(c, extraGiven, account, policy);
    }

    /**
     * Pays a case.
     *
     * @param since when it was owed, for the part that has to wait
     */
    Paid pay(
            Stored<Case> found,
            Payable part,
            MerchantAccount before,
            PolicyVersion policy,
            Instant since,
            Instant now) {
        Case c = found.value();
        var debited = before.debit(part.amount(), policy.payment().payers());
        MerchantAccount account = debited.account();
        Optional<Stored<Coupon>> old = given(c);
        var expired = old.map(stored -> expiry.of(stored.value(), now));
        Coupon coupon = coupon(c, part, expired.map(Expiry.Expired::coupon), policy, now);
        var entries = new ArrayList<>(debited.entries());
        entries.add(new Entry(creditedTo(coupon), part.amount()));
        var memo = Memo.ofOrder(c.id().orderId())
                .aboutCase(c.id().toString(), c.sku())
                .coupon(coupon.couponId())
                .arithmetic(c.policy(), c.assessment().steps());
        boolean accrued = Payable.accruedDue(c).isPositive();
        PostingKind kind = accrued ? PostingKind.ACCRUAL : PostingKind.COMPENSATION;
        var posting = new Posting(account.journal(), account.postings(), kind, now, entries, memo);
        Settlement after = accrued
                ? c.settlement().givenAccrued(part.amount(), afterAccrued(c, part, coupon, since, now))
                : c.settlement().given(part.amount(), after(part, coupon, since, now));
        List<Write> writes = new ArrayList<>(expired.map(Expiry.Expired::writes).orElse(List.of()));
        writes.add(cases.replace(found, c.with(after)));
        writes.add(coupons.put(old, coupon));
        writes.add(ledger.create(posting));
        writes.add(notices.create(IssueNotices.issued(c, part, coupon, now)));
        writes.add(notices.create(IssueNotices.debited(c, part, coupon, debited, now)));
        return new Paid(account, writes);
    }

    /** Returns the account to which the money of a coupon goes. */
    private static String creditedTo(Coupon coupon) {
        return coupon.form().kind().isMoney()
                ? LedgerAccounts.buyerWallet(coupon.couponId())
                : LedgerAccounts.couponsOutstanding(coupon.couponId());
    }

    private static Compensation after(Payable part, Coupon coupon, Instant since, Instant now) {
        return part.rest().isZero()
                ? new Compensation.Issued(coupon.couponId(), now)
                : new Compensation.Suspended(since);
    }

    /** Returns the state after what accrued was paid: the next pass pays the rest. */
    private static Compensation afterAccrued(Case c, Payable part, Coupon coupon, Instant since, Instant now) {
        return c.due().isGreaterThan(part.amount()) ? new Compensation.Owed(since) : after(part, coupon, since, now);
    }

    /**
     * Returns the coupon that a case has, which it has once something was given. One that was issued meanwhile refuses
     * the new one.
     */
    private Optional<Stored<Coupon>> given(Case c) {
        return c.compensated().isZero() ? Optional.empty() : coupons.find(Coupon.idOf(c.id()));
    }

    /** Returns the coupon of the case, raised if there is one already: a case has one coupon. */
    private static Coupon coupon(Case c, Payable part, Optional<Coupon> before, PolicyVersion policy, Instant now) {
        Money had = before.map(Coupon::face).orElse(Money.zero(c.due().getCurrencyUnit()));
        if (!had.equals(c.compensated())) {
            throw new TornRead(
                    c.id() + " was compensated with " + c.compensated() + ", but its coupon is worth " + had);
        }
        return before.map(coupon -> coupon.raised(part.amount(), now))
                .orElseGet(() -> Coupon.issued(c.id(), c.buyer(), part.amount(), now, policy))
                .beyondPolicy(part.ofExtra());
    }
}
