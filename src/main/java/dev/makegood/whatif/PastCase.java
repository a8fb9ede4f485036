package dev.makegood.whatif;

import dev.makegood.policy.Facts;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.util.Comparator;
import org.joda.money.Money;

/**
 * Holds the data of a case that a replay needs.
 *
 * @param platform the marketplace whose policies applied
 * @param policy the version that assessed it
 * @param facts the facts of its assessment, including the use of its caps by other cases
 * @param amount its worth
 * @param ofPolicy the policy's part of it, which caps count; the rest is the merchant's own promise
 */
public record PastCase(
        CaseId id,
        String platform,
        String merchantId,
        String buyer,
        Instant establishedAt,
        PolicyRef policy,
        Facts facts,
        Money amount,
        Money ofPolicy) {

    /**
     * Orders cases as they were established. Among several at one instant, as after a recount, the one that found less
     * of its caps used was first.
     */
    public static final Comparator<PastCase> ORDER = Comparator.comparing(PastCase::establishedAt)
            .thenComparing(PastCase::usedMinor)
            .thenComparing(past -> past.id().toString());

    public static PastCase of(Case c, String platform) {
        return new PastCase(
                c.id(),
                platform,
                c.merchantId(),
                c.buyer(),
                c.establishedAt(),
                c.policy(),
                c.facts(),
                c.assessment().amount(),
                c.assessment().ofPolicy());
    }

    private long usedMinor() {
        return facts.used().values().stream()
                .mapToLong(Money::getAmountMinorLong)
                .sum();
    }

    /** Returns the facts that determine its scopes under {@code version}. */
    Scope.Member member(PolicyVersion version) {
        Instant paidAt = facts.paidAt()
                .orElseThrow(() -> new IllegalStateException(id + ": the time of its payment is unknown"));
        return new Scope.Member(
                id.orderId(),
                platform,
                version.currency(),
                buyer,
                merchantId,
                paidAt.atZone(version.zone()).toLocalDate());
    }
}
