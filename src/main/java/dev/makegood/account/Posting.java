package dev.makegood.account;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/**
 * Holds one movement of money in the ledger: entries in one currency that sum to zero. It never changes; a correction
 * is another posting.
 *
 * @param journal whose running number it has: {@code merchant~M~CNY}, {@code order~O} or a coupon's id
 * @param number from 1 without gaps within the journal, so that a missing or replaced posting is noticed
 * @param at when it was decided
 */
public record Posting(String journal, long number, PostingKind kind, Instant at, List<Entry> entries, Memo memo) {
    public Posting {
        entries = List.copyOf(entries);
        if (number < 1) {
            throw new IllegalArgumentException(journal + ": posting numbers start at 1, not " + number);
        }
        if (entries.size() < 2) {
            throw new IllegalArgumentException(journal + " " + number + ": a posting needs at least two entries");
        }
        // Adding throws if currencies differ.
        Money sum = entries.stream().map(Entry::amount).reduce(Money::plus).orElseThrow();
        if (!sum.isZero()) {
            throw new IllegalArgumentException(journal + " " + number + " does not balance: " + sum);
        }
    }
}
