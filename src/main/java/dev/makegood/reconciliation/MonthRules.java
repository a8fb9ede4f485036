package dev.makegood.reconciliation;

import dev.makegood.account.LedgerAccounts;
import dev.makegood.storage.KeyText;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * Checks that each month of a merchant's account opens with the sum of the postings before it, so that a statement by
 * month adds up to the ledger.
 */
final class MonthRules {
    /** The months of each journal by the numbers of their first postings. */
    private final Map<String, TreeMap<Long, Opened>> journals = new TreeMap<>();

    /** Holds a month, and the sums of the postings of the month with postings before it. */
    private record Opened(AuditedRows.Month month, Sums before) {}

    void add(AuditedRows.Month month) {
        journals.computeIfAbsent(KeyText.join("merchant", month.merchantId(), month.currency()), _ -> new TreeMap<>())
                .put(month.first(), new Opened(month, new Sums()));
    }

    /** Adds one side of a posting. Relies on months being read before the ledger. */
    void add(Movement posting, Movement.Side side) {
        var months = journals.get(posting.journal());
        var next = months == null ? null : months.higherEntry(posting.number());
        if (next != null) {
            next.getValue().before().add(side.account(), side.amount());
        }
    }

    /** Adds what months opened with, by the ledger and by their rows, once everything has been read. */
    void compare(Sums expected, Sums found) {
        journals.values().forEach(months -> {
            var so = new Sums();
            months.values().forEach(opened -> {
                opened.before().forEach(so::add);
                AuditedRows.Month month = opened.month();
                String merchant = month.merchantId();
                compare(expected, found, so, month, LedgerAccounts.merchantBalance(merchant), month.balance());
                compare(expected, found, so, month, LedgerAccounts.merchantDeposit(merchant), month.deposit());
                Money owed = month.receivable().negated();
                compare(expected, found, so, month, LedgerAccounts.merchantReceivable(merchant), owed);
            });
        });
    }

    private static void compare(
            Sums expected, Sums found, Sums so, AuditedRows.Month month, String account, Money opening) {
        String name = "month/" + month.month() + "/" + account;
        expected.add(name, so.of(account, month.currency()));
        found.add(name, opening);
    }
}
