package dev.makegood.books;

import dev.makegood.books.BooksDatabase.Limits;
import dev.makegood.reconciliation.CouponBooks;
import dev.makegood.reconciliation.CouponBooks.Liability;
import dev.makegood.reconciliation.CouponBooks.Proof;
import dev.makegood.reconciliation.Reconciliation;
import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.reconciliation.Reconciliation.Total;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Checks the books of an export by the rules of the nightly audit, in files of SQL. Like that audit it takes two
 * readings to tell a difference from something in motion: a later export confirms what an earlier one showed.
 */
public final class SqlAudit {
    /** The files of checks, in the order of their findings. */
    static final List<String> CHECKS =
            List.of("readable", "postings", "orders", "refunds", "coupons", "merchants", "stock", "journals", "sums");

    /** Limits the findings of one check, so that books that are wrong everywhere need no memory for it. */
    private static final int MOST_FINDINGS = 10_000;

    private final Limits limits;
    private final Optional<Comparison> comparison;
    private final Consumer<String> progress;

    /** @param comparison what providers say; absent if they are not asked */
    SqlAudit(Limits limits, Optional<Comparison> comparison, Consumer<String> progress) {
        this.limits = limits;
        this.comparison = comparison;
        this.progress = progress;
    }

    /** Holds what one export showed. */
    record Shown(
            Instant watermark,
            List<BookFinding> findings,
            Map<String, Long> counts,
            List<Total> totals,
            CouponBooks coupons) {
        /** Returns the result, given what an earlier export showed: what is wrong by the same in both is a difference. */
        Reconciliation confirming(Shown earlier) {
            Set<String> marks = new HashSet<>();
            earlier.findings.forEach(finding -> marks.add(finding.mark()));
            return result(marks);
        }

        /** Returns the result for books at rest, where nothing was in motion. */
        Reconciliation atRest() {
            return confirming(this);
        }

        private Reconciliation result(Set<String> marks) {
            var differences = new ArrayList<Difference>();
            var deferred = new ArrayList<Difference>();
            findings.forEach(
                    finding -> (marks.contains(finding.mark()) ? differences : deferred).add(finding.difference()));
            var all = new TreeMap<>(counts);
            all.put("differences", (long) differences.size());
            all.put("deferred", (long) deferred.size());
            return new Reconciliation(watermark, all, totals, coupons, differences, deferred);
        }
    }

    private static CouponBooks coupons(BooksDatabase books) throws IOException, SQLException {
        List<Liability> liability = books.query(
                "reports/liability.sql",
                row -> new Liability(row.getInt(1), row.getLong(3), money(row.getString(2), row.getLong(4))));
        List<Proof> proof = books.query(
                "coupon-proof.sql",
                row -> new Proof(
                        money(row.getString(1), row.getLong(2)),
                        money(row.getString(1), row.getLong(3)),
                        money(row.getString(1), row.getLong(4)),
                        money(row.getString(1), row.getLong(5)),
                        money(row.getString(1), row.getLong(6))));
        return new CouponBooks(liability, proof);
    }

    private static Money money(String currency, long minor) {
        return Money.ofMinor(CurrencyUnit.of(currency), minor);
    }

    /** Audits one export. */
    Shown audit(ExportFolder export, Instant watermark) throws IOException, SQLException {
        try (BooksDatabase books = BooksDatabase.read(export, watermark, limits, progress)) {
            var findings = new ArrayList<BookFinding>();
            Map<String, Long> counts = new TreeMap<>();
            for (String check : CHECKS) {
                findings.addAll(books.check("checks/" + check + ".sql", MOST_FINDINGS, BookFinding::read));
            }
            if (comparison.isPresent()) {
                books.read(comparison.get());
                findings.addAll(books.check("checks/providers.sql", MOST_FINDINGS, BookFinding::read));
                books.query("provider-counts.sql", row -> counts.put(row.getString(1), row.getLong(2)));
            }
            books.query("counts.sql", row -> counts.put(row.getString(1), row.getLong(2)));
            counts.values().removeIf(count -> count == 0);
            List<Total> totals = books.query(
                    "totals.sql", row -> new Total(row.getString(1), money(row.getString(2), row.getLong(3))));
            return new Shown(watermark, findings, counts, totals, coupons(books));
        }
    }
}
