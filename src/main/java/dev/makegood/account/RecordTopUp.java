package dev.makegood.account;

import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** A merchant pays in: the receivable is repaid first, the rest goes to the balance or the deposit. */
public final class RecordTopUp {
    private final Database database;
    private final Accounts accounts;
    private final TopUps topUps;
    private final Ledger ledger;

    public RecordTopUp(Database database) {
        this.database = database;
        accounts = new Accounts(database);
        topUps = new TopUps(database);
        ledger = new Ledger(database);
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Recorded(TopUp topUp) implements Outcome {}

        /** The same was recorded before; nothing moved now. */
        record Again(TopUp topUp) implements Outcome {}

        /** The id was used with other content; nothing moved. */
        record Conflicts(List<Conflict> conflicts) implements Outcome {}
    }

    /**
     * @param amount positive
     * @throws IllegalArgumentException if the amount is not positive
     */
    public Outcome record(String merchantId, String topUpId, Money amount, MerchantAccount.Into into, Instant now) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a top-up has a positive amount, not " + amount);
        }
        return database.decide(() -> topUps.find(merchantId, topUpId)
                .map(before -> Decision.answer(compare(before, amount, into)))
                .orElseGet(() -> move(merchantId, topUpId, amount, into, now.truncatedTo(ChronoUnit.MILLIS))));
    }

    private static Outcome compare(TopUp before, Money amount, MerchantAccount.Into into) {
        List<Conflict> conflicts = Conflict.among(
                new Conflict("amountMinor", minor(before.amount()), minor(amount)),
                new Conflict(
                        "currency",
                        before.amount().getCurrencyUnit().getCode(),
                        amount.getCurrencyUnit().getCode()),
                new Conflict("into", before.into().id(), into.id()));
        return conflicts.isEmpty() ? new Outcome.Again(before) : new Outcome.Conflicts(conflicts);
    }

    private Decision<Outcome> move(
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
        return new Decision<>(
                new Outcome.Recorded(topUp),
                List.of(accounts.put(old, filled), topUps.create(topUp), ledger.create(posting)));
    }

    private static String minor(Money amount) {
        return Long.toString(amount.getAmountMinorLong());
    }
}
