package dev.makegood.inventory.restock;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Measures the punctuality of given dates, without fractions: a share is two counts, and a median is stored as twice
 * its value.
 *
 * @param kept dates by which it had arrived
 * @param dates all dates given
 * @param twiceMedian twice the median of the days late, where kept dates are 0 days late; 0 without dates
 */
public record Punctuality(int kept, int dates, long twiceMedian) implements Comparable<Punctuality> {
    /**
     * The value without dates: one of two counts as kept, which is better than mostly late and worse than mostly on
     * time.
     */
    private static final Punctuality UNKNOWN = new Punctuality(1, 2, 0);

    private static final Comparator<Punctuality> LARGER_SHARE =
            (a, b) -> Integer.compare(b.kept * a.dates, a.kept * b.dates);

    static Punctuality of(List<Long> daysLate) {
        List<Long> sorted = daysLate.stream().sorted().toList();
        int size = sorted.size();
        int kept = (int) sorted.stream().filter(days -> days == 0).count();
        long twice = size == 0 ? 0 : sorted.get((size - 1) / 2) + sorted.get(size / 2);
        return new Punctuality(kept, size, twice);
    }

    /** Returns the median of days late, in halves of a day. */
    public BigDecimal medianDaysLate() {
        return BigDecimal.valueOf(twiceMedian * 5, 1).stripTrailingZeros();
    }

    /** Orders the most punctual first. */
    @Override
    public int compareTo(Punctuality other) {
        return LARGER_SHARE.thenComparingLong(Punctuality::twiceMedian).compare(judged(), other.judged());
    }

    private Punctuality judged() {
        return dates == 0 ? UNKNOWN : this;
    }
}
