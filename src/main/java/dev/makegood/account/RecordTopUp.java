package dev.makegood.account;

import dev.makegood.command.Outcome;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Records that a merchant pays in: the receivable is repaid first, the rest goes to balance or deposit. */
public final class RecordTopUp {
    private final Database database;
    private final Accounts accounts;
    private final TopUps topUps;
    private final Ledger ledger;
    private final WaitingLists waiting;

    public RecordTopUp(Database database) {
        this.database = database;
        accounts = new Accounts(database);
        topUps = new TopUps(database);
        ledger = new Ledger(database);
        waiting = new WaitingLists(database);
    }

    /**
     * Records a top-up.
     *
     * @param amount positive
     * @throws IllegalArgumentException if the amount is not positive
     */
    public Outcome<TopUp> record(
            String merchantId, String topUpId, Money amount, MerchantAccount.Into into, Instant now) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a top-up must have a positive amount, not " + amount);
        }
        var told = new TopUpCommand(amount.getAmountMinorLong(), amount.getCurrencyUnit(), into);
        return database.decide(() -> topUps.find(merchantId, topUpId)
                .map(before -> Decision.answer(Outcome.again(TopUpCommand.of(before), told, before)))
                .orElseGet(() -> move(merchantId, topUpId, amount, into, now.truncatedTo(ChronoUnit.MILLIS))));
    }

    /** Holds the platform's report, to compare repeats. */
    private record TopUpCommand(long amountMinor, CurrencyUnit currency, MerchantAccount.Into into) {
        static TopUpCommand of(TopUp topUp) {
            return new TopUpCommand(
                    topUp.amount().getAmountMinorLong(), topUp.amount().getCurrencyUnit(), topUp.into());
        }
    }

    private Decision<Outcome<TopUp>> move(
            String merchantId, String topUpId, Money amount, MerchantAccount.Into into, Instant at) {
        var old = accounts.find(merchantId, amount.getCurrencyUnit());
        MerchantAccount account =
                old.map(Stored::value).orElseGet(() -> MerchantAccount.opened(merchantId, amount.getCurrencyUnit()));
        var movement = account.topUp(amount, into);
        MerchantAccount filled = movement.account();
        var entries = new ArrayList<>(movement.entries());
        entries.add(new Entry(LedgerAccounts.gateway(merchantId), amount.negated()));
        Money repaid = account.receivable().minus(filled.receivable());
        var topUp = new TopUp(merchantId, topUpId, amount, into, at, repaid, filled.postings());
        var posting = new Posting(
                filled.journal(), filled.postings(), PostingKind.TOP_UP, at, entries, Memo.ofReference(topUpId));
        List<Write> writes = new ArrayList<>(accounts.put(old, filled, at));
        writes.add(topUps.create(topUp));
        writes.add(ledger.create(posting));
        writes.addAll(waiting.lookNow(merchantId, amount.getCurrencyUnit(), at));
        return new Decision<>(new Outcome.Created<>(topUp), writes);
    }
}
