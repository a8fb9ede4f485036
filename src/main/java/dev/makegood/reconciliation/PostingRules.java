package dev.makegood.reconciliation;

import dev.makegood.account.Ledger;
import dev.makegood.account.LedgerAccounts;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Row;
import java.time.Instant;
import java.util.Set;
import org.joda.money.Money;

/** Adds the ledger's postings to the books, and finds faults of single postings. */
final class PostingRules {
    /** The kinds of posting that pay refunds, or take payments back. */
    private static final Set<String> REFUNDS = Set.of(
            "refund",
            "refundReturned",
            "refundByHand",
            "refundByHandReturned",
            "surplus",
            "surplusReturned",
            "surplusCovered");

    private final Books books;
    private final Instant watermark;

    PostingRules(Books books, Instant watermark) {
        this.books = books;
        this.watermark = watermark;
    }

    void add(Row row, Movement posting) {
        String where = posting.journal() + " " + posting.number();
        boolean inPlace = row.key().partition().equals(posting.journal())
                && row.key().sort().equals(Ledger.sort(posting.number()));
        if (!inPlace) {
            books.findings.add(Finding.of(
                    "a posting is stored under its number",
                    row.key().partition() + " " + row.key().sort(),
                    where,
                    where));
        }
        books.findings.addAll(books.couponRules.add(posting));
        var balance = new Sums();
        posting.entries().forEach(side -> balance.add("", side.amount()));
        balance.forEach((_, sum) -> {
            if (!sum.isZero()) {
                books.findings.add(Finding.of("a posting balances", Money.zero(sum.getCurrencyUnit()), sum, where));
            }
        });
        boolean recent = posting.at().isAfter(watermark);
        if (!recent) {
            books.count("postings");
            posting.entries().forEach(side -> books.totals.add(LedgerAccounts.kind(side.account()), side.amount()));
        }
        if (books.journals
                .computeIfAbsent(posting.journal(), _ -> new Numbering(0))
                .add(posting.number(), recent)) {
            posting.entries().forEach(side -> add(posting, side));
        }
    }

    private void add(Movement posting, Movement.Side side) {
        books.expected.add(side.account(), side.amount());
        books.monthRules.add(posting, side);
        books.couponSums.add(posting, side);
        if (REFUNDS.contains(posting.kind())) {
            new KeyText(posting.journal()).after(Books.ORDER).ifPresent(orderId -> addRefund(orderId, side));
        }
    }

    private void addRefund(String orderId, Movement.Side side) {
        switch (LedgerAccounts.kind(side.account())) {
            case "gateway" -> books.expected.add("paid-by-gateway/" + orderId, side.amount());
            case "platform-bank" -> books.expected.add("refunded-by-hand/" + orderId, side.amount());
            case "coupons-outstanding" -> books.expected.add("refunded-coupons/" + orderId, side.amount());
            default -> {}
        }
    }
}
