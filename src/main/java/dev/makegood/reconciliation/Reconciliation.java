package dev.makegood.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * Holds the result of an audit.
 *
 * @param watermark totals include the postings up to this instant
 * @param counts how many rows of each kind were read, and how many {@code differences} and {@code deferred} there are,
 *     listed or not
 * @param totals the sum of each kind of account; they add up to zero for each currency
 * @param coupons what coupons may still cost, and where the money for them is
 * @param differences the first {@link #MOST_LISTED} differences
 * @param deferred the first {@link #MOST_LISTED} findings that were in motion both times and so remain open
 */
public record Reconciliation(
        Instant watermark,
        Map<String, Long> counts,
        List<Total> totals,
        CouponBooks coupons,
        List<Difference> differences,
        List<Difference> deferred) {

    /** Limits a result to the size of one row. */
    public static final int MOST_LISTED = 100;

    /** Holds the sum of all accounts of one kind in one currency. */
    public record Total(String kind, Money sum) {}

    /**
     * Holds one difference.
     *
     * @param what the broken rule
     * @param expected the value by the ledger, or by the other side of the rule
     * @param found the value of the row
     * @param where the account, journal, order or case
     */
    public record Difference(String what, String expected, String found, String where) {}

    /** Returns true if no difference was found. */
    public boolean balanced() {
        return differences.isEmpty();
    }
}
