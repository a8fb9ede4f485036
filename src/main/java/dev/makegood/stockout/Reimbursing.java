package dev.makegood.stockout;

import dev.makegood.account.Accounts;
import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.Memo;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.account.WaitingLists;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Gives a merchant back what it was debited for a compensation that turned out not to be owed: what it owes the platform is
 * repaid first, the rest goes to its balance. The buyer keeps the coupon, so this is the platform's expense.
 */
final class Reimbursing {
    private final Accounts accounts;
    private final Ledger ledger;
    private final WaitingLists waiting;
    private final StockoutNotices notices;

    Reimbursing(Database database) {
        accounts = new Accounts(database);
        ledger = new Ledger(database);
        waiting = new WaitingLists(database);
        notices = new StockoutNotices(database);
    }

    /** @param c a case of which something is reimbursable */
    List<Write> reimburse(Case c, Why why, Instant now) {
        Money amount = c.reimbursable();
        var old = accounts.find(c.merchantId(), amount.getCurrencyUnit());
        MerchantAccount before = old.map(Stored::value)
                .orElseThrow(() -> new IllegalStateException(c.id() + " was compensated by nobody"));
        var movement = before.topUp(amount, MerchantAccount.Into.BALANCE);
        MerchantAccount after = movement.account();
        var entries = new ArrayList<>(movement.entries());
        entries.add(new Entry(LedgerAccounts.platformExpense(c.merchantId()), amount.negated()));
        var memo = Memo.ofOrder(c.id().orderId())
                .aboutCase(c.id().toString(), c.sku())
                .coupon(c.id().couponId())
                .arithmetic(c.policy(), c.assessment().steps());
        Money repaid = before.receivable().minus(after.receivable());
        List<Write> writes = new ArrayList<>(waiting.lookNow(c.merchantId(), amount.getCurrencyUnit(), now));
        writes.add(accounts.put(old, after));
        writes.add(ledger.create(
                new Posting(after.journal(), after.postings(), PostingKind.REIMBURSEMENT, now, entries, memo)));
        writes.add(notices.reimbursed(c, amount, repaid, after.postings(), why, now));
        return writes;
    }
}
