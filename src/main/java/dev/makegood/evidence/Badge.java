package dev.makegood.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Holds what a shop's page may say of a merchant.
 *
 * @param validUntil the first instant at which it is no longer valid
 * @param standards the best steps in which the merchant is; nothing is said of others
 * @param signed the same as a compact JWS
 */
public record Badge(String merchantId, Instant validUntil, List<Met> standards, String signed) {
    /**
     * Holds a standard that is met. It names the public threshold and no count.
     *
     * @param of what is counted
     * @param before the day after the last one that is counted
     * @param atMostBasisPoints the threshold
     */
    public record Met(
            String platform,
            String violation,
            String policyId,
            int version,
            String of,
            int days,
            LocalDate before,
            int atMostBasisPoints) {}
}
