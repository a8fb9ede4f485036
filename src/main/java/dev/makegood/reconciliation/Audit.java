package dev.makegood.reconciliation;

import dev.makegood.account.LedgerAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** Checks the rules that hold across all books. */
final class Audit {
    /** The rules by kind of sum; each says which sums must be equal. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("merchant-balance", "a merchant's balance is the sum of its postings"),
            Map.entry("merchant-deposit", "a merchant's deposit is the sum of its postings"),
            Map.entry("merchant-receivable", "what a merchant owes is the sum of its postings"),
            Map.entry("month", "a month opens with the sum of the postings before it"),
            Map.entry("coupons-outstanding", "a coupon's balance is the sum of its postings"),
            Map.entry("buyer-wallet", "what went to a buyer's wallet is what its case gives"),
            Map.entry("compensated", "a case compensated as much as its coupon was issued for"),
            Map.entry("credited", "what the cases of an order count of one another sums to zero"),
            Map.entry("refunding", "an order has set aside the sum of its refunds, here and elsewhere"),
            Map.entry("drawn", "a payment of an order has drawn the sum of its refunds"),
            Map.entry("platform-advance", "what the platform advanced and did not get back is what its advances say"),
            Map.entry("paid-by-gateway", "the gateway paid for refunds as much as the order's postings say"),
            Map.entry("refunded-by-hand", "cash refunded by hand is what the order's postings say"),
            Map.entry("refunded-coupons", "the coupons' part of settled refunds is what the order's postings say"));

    private final Books books;
    private final List<Finding> findings;

    private Audit(Books books) {
        this.books = books;
        findings = new ArrayList<>(books.findings);
    }

    static List<Finding> of(Books books) {
        var audit = new Audit(books);
        books.journals.forEach(audit::number);
        audit.compareSums();
        audit.addUp();
        return audit.findings;
    }

    private void number(String journal, Numbering numbering) {
        if (numbering.missing() > 0) {
            findings.add(Finding.of(
                    "a journal has no gaps",
                    "number " + numbering.firstMissing(),
                    numbering.missing() + " missing",
                    journal));
        }
        if (numbering.last() > numbering.counted()) {
            findings.add(Finding.of(
                    "a journal ends where its owner says",
                    "number " + numbering.counted(),
                    "number " + numbering.last(),
                    journal));
        }
    }

    private void compareSums() {
        books.expected.forEach((name, expected) -> {
            String rule = RULES.get(LedgerAccounts.kind(name));
            if (rule != null) {
                compare(rule, expected, books.found.of(name, expected.getCurrencyUnit()), name);
            }
        });
        books.found.forEach((name, found) -> {
            if (!books.expected.has(name, found.getCurrencyUnit())) {
                compare(RULES.get(LedgerAccounts.kind(name)), Money.zero(found.getCurrencyUnit()), found, name);
            }
        });
    }

    private void compare(String rule, Money expected, Money found, String where) {
        if (!expected.equals(found)) {
            findings.add(Finding.of(rule, expected, found, where));
        }
    }

    private void addUp() {
        var all = new Sums();
        books.totals.forEach((_, sum) -> all.add("all", sum));
        all.forEach((_, sum) -> compare(
                "all accounts together sum to zero",
                Money.zero(sum.getCurrencyUnit()),
                sum,
                sum.getCurrencyUnit().getCode()));
    }
}
