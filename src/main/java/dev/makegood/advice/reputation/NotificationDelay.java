package dev.makegood.advice.reputation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Measures how long buyers waited for their notice.
 *
 * @param median for an even number of cases, the mean of the two in the middle
 * @param cases how many were measured
 */
public record NotificationDelay(Duration median, int cases) {
    /** Returns empty without cases. */
    static Optional<NotificationDelay> of(List<Duration> waits) {
        List<Duration> sorted = waits.stream().sorted().toList();
        int size = sorted.size();
        return size == 0
                ? Optional.empty()
                : Optional.of(new NotificationDelay(
                        sorted.get((size - 1) / 2).plus(sorted.get(size / 2)).dividedBy(2), size));
    }
}
