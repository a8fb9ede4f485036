package dev.makegood.reconciliation;

import dev.makegood.account.LedgerAccounts;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * Holds all books, read once and summed up. Memory grows with the accounts that ever moved (merchants, coupons, orders
 * with a refund or redemption), not with postings or with orders that went well.
 * <p>Owners are read before the ledger, and only the postings up to the number in the owner's row count, so that
 * concurrent writes do not look like differences within one journal. Across journals they may, for a coupon's money;
 * therefore {@link Reconcile} reads twice.
 */
final class Books {
    /** In this order, for the reason above. */
    private static final List<Table> TABLES =
            List.of(Table.ACCOUNTS, Table.ORDERS, Table.COUPONS, Table.CASES, Table.LEDGER, Table.POLICIES);

    static final String ORDER = "order";

    /** The sums by the ledger, or by the rows behind it. */
    final Sums expected = new Sums();

    /** The sums by the rows that hold running totals, under the same names. */
    final Sums found = new Sums();

    /** The sums by kind of account, up to the watermark. */
    final Sums totals = new Sums();

    final Map<String, Numbering> journals = new TreeMap<>();
    final Map<String, Long> counts = new TreeMap<>();
    final List<Finding> findings = new ArrayList<>();
    private final RefundedUnits refundedUnits = new RefundedUnits();
    private final AwaitedRefunds awaitedRefunds = new AwaitedRefunds();
    final CouponRules couponRules;
    private final MerchantRules merchantRules = new MerchantRules();
    final CouponSums couponSums = new CouponSums();
    final MonthRules monthRules = new MonthRules();
    private final PostingRules postings;

    private Books(Instant watermark) {
        postings = new PostingRules(this, watermark);
        couponRules = new CouponRules(watermark);
    }

    static Books read(Scanner scanner, Instant watermark) {
        var books = new Books(watermark);
        for (Table table : TABLES) {
            Optional<Cursor> after = Optional.empty();
            do {
                Page<Row> page = scanner.scan(table, after);
                page.items().forEach(books::add);
                after = page.next();
            } while (after.isPresent());
        }
        books.monthRules.compare(books.expected, books.found);
        books.awaitedRefunds.end().ifPresent(books.findings::add);
        books.findings.addAll(books.merchantRules.owed());
        return books;
    }

    private void add(Row row) {
        String kind = new KeyText(row.key().sort()).parts().getFirst();
        try {
            switch (row.key().table()) {
                case ACCOUNTS -> {
                    if (kind.equals("ACCOUNT")) {
                        add(AuditedRows.read(AuditedRows.Account.class, row));
                    } else if (kind.equals("MONTH")) {
                        monthRules.add(AuditedRows.read(AuditedRows.Month.class, row));
                    } else if (kind.equals("WAITS")) {
                        merchantRules.add(AuditedRows.read(AuditedRows.QueuePlace.class, row));
                    }
                }
                case ORDERS -> {
                    if (kind.equals("FUNDS")) {
                        add(AuditedRows.read(AuditedRows.Funds.class, row));
                    } else if (kind.equals("EXTERNAL")) {
                        var external = AuditedRows.read(AuditedRows.External.class, row);
                        expected.add("refunding/" + external.orderId(), external.counted());
                    }
                }
                case COUPONS -> {
                    if (kind.equals("COUPON")) {
                        add(AuditedRows.read(AuditedRows.Coupon.class, row));
                    }
                }
                case CASES -> {
                    if (kind.equals("CASE")) {
                        add(AuditedRows.read(AuditedRows.Case.class, row));
                    } else if (kind.equals("REFUND")) {
                        add(row.key().partition(), AuditedRows.read(AuditedRows.Refund.class, row));
                    } else if (kind.equals("ADVANCE")) {
                        add(row.key().partition(), AuditedRows.read(AuditedRows.Advance.class, row));
                    }
                }
                case LEDGER -> postings.add(row, AuditedRows.read(Movement.class, row));
                case POLICIES -> {
                    if (row.key().partition().equals("policy")) {
                        merchantRules.add(AuditedRows.read(AuditedRows.Published.class, row));
                    }
                }
                case STOCK, NOTICES, ARCHIVE -> {}
            }
        } catch (RuntimeException unreadable) {
            // A row that cannot be read is a finding, whatever the cause; the others are still audited.
            String where = row.key().table() + " " + row.key().partition() + " "
                    + row.key().sort();
            findings.add(Finding.of(
                    "a row can be read", "a row", unreadable.getClass().getSimpleName(), where));
        }
    }

    private void add(AuditedRows.Account account) {
        count("accounts");
        merchantRules.add(account);
        found.add(LedgerAccounts.merchantBalance(account.merchantId()), account.balance());
        found.add(LedgerAccounts.merchantDeposit(account.merchantId()), account.deposit());
        found.add(
                LedgerAccounts.merchantReceivable(account.merchantId()),
                account.receivable().negated());
        String journal = KeyText.join("merchant", account.merchantId(), account.currency());
        journals.put(journal, new Numbering(account.postings()));
    }

    private void add(AuditedRows.Funds funds) {
        if (!funds.moved()) {
            return;
        }
        count("orders");
        found.add("refunding/" + funds.orderId(), funds.refunding());
        funds.drawables().forEach(one -> found.add(one.payment().drawn(funds.orderId()), one.drawn()));
        if (funds.postings() > 0) {
            journals.put(KeyText.join(ORDER, funds.orderId()), new Numbering(funds.postings()));
        }
        if (funds.paid().isEmpty()) {
            funds.couponParts().forEach(part -> {
                count("openRedemptions");
                findings.addAll(couponRules.add(part, funds.orderId()));
            });
        }
        Money paid = funds.paid().orElse(Money.zero(funds.currency()));
        if (funds.refunding().isGreaterThan(paid)) {
            findings.add(Finding.of(
                    "refunds never exceed what was paid",
                    "at most " + paid,
                    funds.refunding().toString(),
                    funds.orderId()));
        }
    }

    private void add(AuditedRows.Coupon coupon) {
        count("coupons");
        found.add(LedgerAccounts.couponsOutstanding(coupon.couponId()), coupon.balance());
        found.add("compensated/" + coupon.caseId(), coupon.face());
        if (coupon.form().kind().equals("wallet")) {
            found.add(LedgerAccounts.buyerWallet(coupon.couponId()), coupon.face());
        }
        if (coupon.postings() > 0) {
            journals.put(coupon.couponId(), new Numbering(coupon.postings()));
        }
        findings.addAll(couponRules.add(coupon));
        couponSums.add(coupon);
        merchantRules.add(coupon);
    }

    private void add(AuditedRows.Case audited) {
        refundedUnits.begin(audited);
        awaitedRefunds.begin(audited).ifPresent(findings::add);
        findings.addAll(couponRules.add(audited));
        findings.addAll(merchantRules.add(audited));
        if (!audited.compensated().isZero()) {
            count("compensations");
            expected.add("compensated/" + audited.id(), audited.compensated());
        }
        if (!audited.credited().isZero()) {
            found.add("credited/" + new KeyText(audited.id()).parts().getFirst(), audited.credited());
        }
    }

    private void add(String caseId, AuditedRows.Refund refund) {
        int[] units = refund.units();
        refundedUnits.add(caseId, units[0], units[1]).ifPresent(findings::add);
        awaitedRefunds.add(caseId, refund).ifPresent(findings::add);
        String orderId = new KeyText(caseId).parts().getFirst();
        Money cash = refund.split().cash();
        Money coupons = refund.split().coupons();
        expected.add("refunding/" + orderId, cash.plus(coupons));
        // The orders were read before. One with a single payment draws nothing.
        refund.split()
                .payment()
                .map(payment -> payment.drawn(orderId))
                .filter(name -> found.has(name, cash.getCurrencyUnit()))
                .ifPresent(name -> expected.add(name, cash));
        boolean paid = refund.state().paid();
        if (paid) {
            count("refunds");
            String how = refund.state().byHand() ? "refunded-by-hand/" : "paid-by-gateway/";
            found.add(how + orderId, cash);
        }
        for (int one = 0; one < refund.payments().surplusOut(); one++) {
            found.add("paid-by-gateway/" + orderId, cash);
        }
        // Money returned to coupons stays there when the cash comes back.
        if (paid || refund.payments().settledOnce()) {
            found.add("refunded-coupons/" + orderId, coupons);
        }
    }

    private void add(String caseId, AuditedRows.Advance advance) {
        if (!advance.state().equals("returned")) {
            String orderId = new KeyText(caseId).parts().getFirst();
            found.add(LedgerAccounts.platformAdvance(orderId), advance.amount().negated());
        }
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
