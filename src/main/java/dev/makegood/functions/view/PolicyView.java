package dev.makegood.functions.view;

import dev.makegood.policy.PolicyVersion;
import java.time.Instant;
import java.util.Optional;

/** A policy version, in the words in which it was published. */
public record PolicyView(
        String policyId,
        int version,
        String violation,
        String currency,
        String zone,
        PolicyVersion.Detection detection,
        PolicyVersion.CompensationRule compensation,
        PolicyVersion.CouponTerms coupon,
        PolicyVersion.RefundTerms refund,
        Instant publishedAt,
        Optional<Instant> effectiveAt,
        String source) {

    public static PolicyView of(PolicyVersion version) {
        return new PolicyView(
                version.policyId(),
                version.number(),
                version.violation().id(),
                version.currency().getCode(),
                version.zone().getId(),
                version.detection(),
                version.compensation(),
                version.coupon(),
                version.refund(),
                version.publishedAt(),
                version.effectiveAt(),
                version.source());
    }
}
