package dev.makegood.stockout.assessment;

import dev.makegood.account.Accounts;
import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.account.WaitingLists;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Adjusts merchants' debits to the changed worth of cases. Merchants get back amounts that are no longer owed: these
 * first repay their receivable, and the rest goes to their balance. Since the buyer keeps the coupon, this is the
 * platform's expense. Amounts that are owed again later are debited again. An instance serves one decision, and reads
 * and writes each account once.
 */
final class Squaring {
    private final Accounts accounts;
    private final Ledger ledger;
    private final WaitingLists waiting;
    private final StockoutNotices notices;
    private final Map<String, Optional<Stored<MerchantAccount>>> read = new HashMap<>();
    private final Map<String, Posted> changed = new HashMap<>();
    private final Map<String, List<Write>> looked = new HashMap<>();
    private final List<Write> writes = new ArrayList<>();

    /** Holds an account after its last posting. */
    private record Posted(MerchantAccount account, Instant at) {}

    Squaring(Database database) {
        accounts = new Accounts(database);
        ledger = new Ledger(database);
        waiting = new WaitingLists(database);
        notices = new StockoutNotices(database);
    }

    /** Returns the case with nothing left to settle. */
    Case square(Case c, PolicyVersion policy, Why why, Instant now) {
        if (c.money().reimbursable().isPositive()) {
            giveBack(c, why, now);
        } else if (c.money().owedAgain().isPositive()) {
            takeAgain(c, policy, now);
        }
        return c.squared();
    }

    /** Returns all writes. */
    List<Write> writes() {
        var all = new ArrayList<>(writes);
        changed.forEach((name, posted) -> all.addAll(accounts.put(read.get(name), posted.account(), posted.at())));
        looked.values().forEach(all::addAll);
        return all;
    }

    private void giveBack(Case c, Why why, Instant now) {
        Money amount = c.money().reimbursable();
        MerchantAccount before = account(c);
        var movement = before.topUp(amount, MerchantAccount.Into.BALANCE);
        MerchantAccount after = movement.account();
        post(c, PostingKind.REIMBURSEMENT, movement, amount.negated(), now);
        looked.computeIfAbsent(name(c), _ -> waiting.lookNow(c.merchantId(), amount.getCurrencyUnit(), now));
        Money repaid = before.receivable().minus(after.receivable());
        writes.add(notices.reimbursed(c, amount, repaid, after.postings(), why, now));
    }

    private void takeAgain(Case c, PolicyVersion policy, Instant now) {
        Money amount = c.money().owedAgain();
        var movement = account(c).debit(amount, policy.payment().payers());
        post(c, PostingKind.REIMBURSEMENT_REVERSED, movement, amount, now);
        writes.add(notices.debitedAgain(c, amount, movement, now));
    }

    private void post(Case c, PostingKind kind, MerchantAccount.Movement movement, Money expense, Instant now) {
        MerchantAccount after = movement.account();
        var entries = new ArrayList<>(movement.entries());
        entries.add(new Entry(LedgerAccounts.platformExpense(c.merchantId()), expense));
        var memo = Memo.ofOrder(c.id().orderId())
                .aboutCase(c.id().toString(), c.sku())
                .coupon(c.id().couponId())
                .arithmetic(c.policy(), c.assessment().steps());
        writes.add(ledger.create(new Posting(after.journal(), after.postings(), kind, now, entries, memo)));
        changed.put(name(c), new Posted(after, now));
    }

    private MerchantAccount account(Case c) {
        CurrencyUnit currency = c.compensated().getCurrencyUnit();
        Optional<Stored<MerchantAccount>> old =
                read.computeIfAbsent(name(c), _ -> accounts.find(c.merchantId(), currency));
        return Optional.ofNullable(changed.get(name(c)))
                .map(Posted::account)
                .or(() -> old.map(Stored::value))
                .orElseThrow(() -> new TornRead(c.id() + " was compensated, but no account paid"));
    }

    private static String name(Case c) {
        return KeyText.join(c.merchantId(), c.compensated().getCurrencyUnit());
    }
}
