package dev.makegood.coupon;

import dev.makegood.account.Accounts;
import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.notice.Notices;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One transaction: several cases of one merchant, one change of its account. */
final class CouponBatch {
    /** Each case is 5 writes, and the account is one for all: 81 of the 100 that a transaction may have. */
    static final int LIMIT = 16;

    /** How long a compensation waits for a merchant who lacks the money before it is tried again. */
    private static final Duration RETRY = Duration.ofHours(1);

    private final Database database;
    private final Cases cases;
    private final Accounts accounts;
    private final Coupons coupons;
    private final Ledger ledger;
    private final Notices notices;
    private final Function<PolicyRef, PolicyVersion> policies;

    CouponBatch(Database database, Function<PolicyRef, PolicyVersion> policies) {
        this.database = database;
        this.policies = policies;
        cases = new Cases(database);
        accounts = new Accounts(database);
        coupons = new Coupons(database);
        ledger = new Ledger(database);
        notices = new Notices(database);
    }

    /** Whose account pays. */
    record Payer(String merchantId, CurrencyUnit currency) {}

    static boolean owes(Case c, Instant now) {
        return switch (c.compensation()) {
            case Compensation.Owed owed -> !owed.since().isAfter(now);
            case Compensation.Suspended suspended -> !suspended.retryAt().isAfter(now);
            case Compensation.AwaitingRefund _, Compensation.Issued _, Compensation.Nothing _ -> false;
        };
    }

    /**
     * Issues the coupons of those cases that still owe one.
     *
     * @return how many
     */
    int issue(Payer payer, List<CaseId> batch, Instant now) {
        return database.decide(() -> decide(payer, batch, now.truncatedTo(ChronoUnit.MILLIS)));
    }

    private Decision<Integer> decide(Payer payer, List<CaseId> batch, Instant now) {
        List<Stored<Case>> owed = batch.stream()
                .map(cases::find)
                .flatMap(Optional::stream)
                .filter(found -> owes(found.value(), now))
                .toList();
        var old = accounts.find(payer.merchantId(), payer.currency());
        MerchantAccount before =
                old.map(Stored::value).orElseGet(() -> MerchantAccount.opened(payer.merchantId(), payer.currency()));
        MerchantAccount account = before;
        int issued = 0;
        var writes = new ArrayList<Write>();
        for (Stored<Case> found : owed) {
            PolicyVersion policy = policies.apply(found.value().policy());
            Terms.Payment payment = policy.payment();
            Money due = found.value().due();
            if (payment.shortfall() == Terms.Payment.Shortfall.SUSPEND && !account.covers(due, payment.payers())) {
                writes.add(cases.put(
                        Optional.of(found),
                        found.value().with(suspended(found.value().compensation(), now))));
                continue;
            }
            var debited = account.debit(due, payment.payers());
            writes.addAll(issue(found, policy, debited, now));
            account = debited.account();
            issued++;
        }
        if (issued > 0) {
            writes.add(accounts.put(old, account));
        } else if (!writes.isEmpty()) {
            // What waits for money waits only as long as there is none.
            writes.add(accounts.check(payer.merchantId(), payer.currency(), old));
        }
        return new Decision<>(issued, writes);
    }

    private static Compensation suspended(Compensation before, Instant now) {
        Instant since = switch (before) {
            case Compensation.Owed owed -> owed.since();
            case Compensation.Suspended suspended -> suspended.since();
            case Compensation.AwaitingRefund _, Compensation.Issued _, Compensation.Nothing _ ->
                throw new IllegalArgumentException("nothing to wait for");
        };
        return new Compensation.Suspended(since, now.plus(RETRY));
    }

    /** A case has one coupon: one that grew after it was issued has it raised. */
    private Coupon coupon(Case c, Optional<Stored<Coupon>> before, PolicyVersion policy, Instant now) {
        Money had = before.map(stored -> stored.value().face())
                .orElse(Money.zero(c.due().getCurrencyUnit()));
        if (!had.equals(c.compensated())) {
            throw new IllegalStateException(c.id() + " was compensated with " + c.compensated() + ", and has " + had);
        }
        return before.map(stored -> stored.value().raised(c.due(), now))
                .orElseGet(() -> Coupon.issued(c.id(), c.buyer(), c.due(), now, policy));
    }

    private List<Write> issue(Stored<Case> found, PolicyVersion policy, MerchantAccount.Movement debited, Instant now) {
        Case c = found.value();
        Money amount = c.due();
        Optional<Stored<Coupon>> before = coupons.find(Coupon.idOf(c.id()));
        Coupon coupon = coupon(c, before, policy, now);
        var entries = new ArrayList<>(debited.entries());
        entries.add(new Entry(LedgerAccounts.couponsOutstanding(coupon.couponId()), amount));
        var memo = Memo.ofOrder(c.id().orderId())
                .aboutCase(c.id().toString(), c.sku())
                .coupon(coupon.couponId())
                .arithmetic(c.policy(), c.assessment().steps());
        MerchantAccount account = debited.account();
        var posting = new Posting(account.journal(), account.postings(), PostingKind.COMPENSATION, now, entries, memo);
        Case issued = c.compensated(new Compensation.Issued(coupon.couponId(), now));
        return List.of(
                cases.put(Optional.of(found), issued),
                coupons.put(before, coupon),
                ledger.create(posting),
                notices.create(CouponNotices.issued(c, coupon, now)),
                notices.create(CouponNotices.debited(c, coupon, debited, now)));
    }
}
