package dev.makegood.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * Holds the result of an audit.
 *
 * @param watermark totals include the postings up to this instant
 * @param counts how many of each were read, and how many {@code differences} and {@code deferred} there are, listed or
 *     not
 * @param totals what each kind of account holds; they sum to zero for each currency
 * @param differences what is wrong, the first {@link #MOST_LISTED}
 * @param deferred what was in motion both times, so that nothing can be said about it; the first {@link #MOST_LISTED}
 */
public record Reconciliation(
        Instant watermark,
        Map<String, Long> counts,
        List<Total> totals,
        List<Difference> differences,
        List<Difference> deferred) {

    /** Limits a result to the size of one row. */
    public static final int MOST_LISTED = 100;

    /** Holds the sum of all accounts of one kind in one currency. */
    public record Total(String kind, Money sum) {}

    /**
     * Holds one thing that is wrong.
     *
     * @param what the rule that does not hold
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
