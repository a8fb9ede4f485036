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
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
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
        if (owed.isEmpty()) {
            return Decision.answer(0);
        }
        var old = accounts.find(payer.merchantId(), payer.currency());
        MerchantAccount account =
                old.map(Stored::value).orElseGet(() -> MerchantAccount.opened(payer.merchantId(), payer.currency()));
        var writes = new ArrayList<Write>();
        for (Stored<Case> found : owed) {
            var debited = account.debit(found.value().assessment().amount());
            writes.addAll(issue(found, debited, now));
            account = debited.account();
        }
        writes.add(accounts.put(old, account));
        return new Decision<>(owed.size(), writes);
    }

    private List<Write> issue(Stored<Case> found, MerchantAccount.Movement debited, Instant now) {
        Case c = found.value();
        Money amount = c.assessment().amount();
        Coupon coupon = Coupon.issued(c.id(), c.buyer(), amount, now, policies.apply(c.policy()));
        if (coupons.find(coupon.couponId()).isPresent()) {
            throw new IllegalStateException(c.id() + " owes a compensation and has a coupon already");
        }
        var entries = new ArrayList<>(debited.entries());
        entries.add(new Entry(LedgerAccounts.couponsOutstanding(coupon.couponId()), amount));
        var memo = Memo.ofOrder(c.id().orderId())
                .aboutCase(c.id().toString(), c.sku())
                .coupon(coupon.couponId())
                .arithmetic(c.policy(), c.assessment().steps());
        MerchantAccount account = debited.account();
        var posting = new Posting(account.journal(), account.postings(), PostingKind.COMPENSATION, now, entries, memo);
        var issued = c.with(new Compensation.Issued(coupon.couponId(), now));
        return List.of(
                cases.put(Optional.of(found), issued),
                coupons.put(Optional.empty(), coupon),
                ledger.create(posting),
                notices.create(CouponNotices.issued(c, coupon)),
                notices.create(CouponNotices.debited(c, coupon, debited)));
    }
}
