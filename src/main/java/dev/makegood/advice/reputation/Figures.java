package dev.makegood.advice.reputation;

import java.util.Map;
import java.util.Optional;

/**
 * Holds a merchant's figures for a period. A figure is absent if there was nothing to count.
 *
 * @param stockouts lines that became short, of those paid in the period
 * @param refundedInTime refunds settled within 24 hours, of those of the period's cases that are settled or are over
 *     that time
 * @param telling time from establishing a case to delivering the buyer's notice
 * @param claimsUpheld of the claims opened in the period and decided
 * @param datesKept restocks that arrived by their date, of those whose date was in the period
 * @param stockoutsBySku cases by SKU, of those that were read
 * @param moreCases true if the period has further, earlier cases that were not read
 */
public record Figures(
        Optional<Share> stockouts,
        Optional<Share> refundedInTime,
        Optional<NotificationDelay> telling,
        Optional<Share> claimsUpheld,
        Optional<Share> datesKept,
        Map<String, Integer> stockoutsBySku,
        boolean moreCases) {
    /** Returns how many cases were read. */
    public int cases() {
        return stockoutsBySku.values().stream().mapToInt(Integer::intValue).sum();
    }
}
