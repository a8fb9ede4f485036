package dev.makegood.advice.reputation;

import java.util.Map;
import java.util.Optional;

/**
 * Holds a merchant's figures for a period. A figure is absent if there was nothing to count.
 *
 * @param stockouts the share of lines that became short, among lines paid in the period
 * @param refundedInTime the share of refunds settled within 24 hours, among refunds of the period's cases that are
 *     settled or older than that
 * @param telling the time from establishing a case to delivering the buyer's notice
 * @param claimsUpheld the share upheld among claims opened in the period and decided
 * @param datesKept the share of restocks that arrived by their date, among those dated in the period
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
