package dev.makegood.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * What an audit of the books found.
 *
 * @param watermark the totals are those of the postings up to it
 * @param counts what was looked at, and how many {@code differences} and {@code deferred} there are, listed or not
 * @param totals what each kind of account holds; over all kinds of a currency they sum to zero
 * @param differences what is wrong, the first {@link #MOST_LISTED} of them
 * @param deferred what was in motion both times it was looked at, so that nothing is said of it today; as many at most
 */
public record Reconciliation(
        Instant watermark,
        Map<String, Long> counts,
        List<Total> totals,
        List<Difference> differences,
        List<Difference> deferred) {

    /** So that the worst night still fits into one row. */
    public static final int MOST_LISTED = 100;

    /** The sum of all accounts of one kind in one currency. */
    public record Total(String kind, Money sum) {}

    /**
     * One thing that is not as it must be.
     *
     * @param what the rule that does not hold
     * @param expected what the ledger, or the other side of the rule, says
     * @param found what the row says
     * @param where the account, journal, order or case
     */
    public record Difference(String what, String expected, String found, String where) {}

    /** Whether a yuan is missing, as far as could be told. */
    public boolean balanced() {
        return differences.isEmpty();
    }
}
