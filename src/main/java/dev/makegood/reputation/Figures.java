package dev.makegood.reputation;

import java.util.Map;
import java.util.Optional;

/**
 * What a merchant's period came to. What there was nothing of is absent.
 *
 * @param stockouts lines that went short, of those paid in the period
 * @param refundedInTime refunds settled within 24 hours, of those of the period's cases that are settled or have had the time
 * @param telling from establishing a case to handing the buyer's notice over
 * @param claimsUpheld of the claims opened in the period and decided
 * @param datesKept restocks that had come on their date, of those whose date was in the period
 * @param stockoutsBySku cases by SKU, of those that were looked at
 * @param moreCases whether the period has further, earlier cases, which were not looked at
 */
public record Figures(
        Optional<Share> stockouts,
        Optional<Share> refundedInTime,
        Optional<Telling> telling,
        Optional<Share> claimsUpheld,
        Optional<Share> datesKept,
        Map<String, Integer> stockoutsBySku,
        boolean moreCases) {
    /** Cases that were looked at. */
    public int cases() {
        return stockoutsBySku.values().stream().mapToInt(Integer::intValue).sum();
    }
}
