package dev.makegood.inventory;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * How true the dates were that somebody gave. Exact: a share is two counts, a median twice its value.
 *
 * @param kept dates on which it had arrived
 * @param dates all that were given
 * @param twiceMedian twice the median of the days late, kept dates being 0 days late; 0 without dates
 */
public record Punctuality(int kept, int dates, long twiceMedian) implements Comparable<Punctuality> {
    /** Nothing known is one of two: better than mostly late, worse than mostly on time. */
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

    /** Days late; half a day is possible. */
    public BigDecimal medianDaysLate() {
        return BigDecimal.valueOf(twiceMedian * 5, 1).stripTrailingZeros();
    }

    /** The truer first. */
    @Override
    public int compareTo(Punctuality other) {
        return LARGER_SHARE.thenComparingLong(Punctuality::twiceMedian).compare(judged(), other.judged());
    }

    private Punctuality judged() {
        return dates == 0 ? UNKNOWN : this;
    }
}
