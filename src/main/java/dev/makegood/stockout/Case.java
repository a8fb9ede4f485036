package dev.makegood.stockout;

import dev.makegood.policy.Assessment;
import dev.makegood.policy.PolicyRef;
import java.time.Instant;

/**
 * A case (缺货单): one order line that the merchant cannot ship, wholly or in part. It is never deleted, its policy
 * version and assessment never change, and its short quantity only grows.
 *
 * @param buyer the buyer's pseudonym
 * @param quantity units of the line
 * @param shortQuantity units of them that will not be shipped
 */
public record Case(
        CaseId id,
        String merchantId,
        String buyer,
        String sku,
        int quantity,
        int shortQuantity,
        Trigger trigger,
        Instant establishedAt,
        PolicyRef policy,
        Assessment assessment,
        Compensation compensation) {

    public Case {
        if (shortQuantity < 1 || shortQuantity > quantity) {
            throw new IllegalArgumentException(
                    id + ": " + shortQuantity + " of " + quantity + " units cannot be short");
        }
    }

    /** The same case with more units short. */
    public Case grown(int units) {
        return new Case(
                id,
                merchantId,
                buyer,
                sku,
                quantity,
                shortQuantity + units,
                trigger,
                establishedAt,
                policy,
                assessment,
                compensation);
    }

    public Case with(Compensation next) {
        return new Case(
                id, merchantId, buyer, sku, quantity, shortQuantity, trigger, establishedAt, policy, assessment, next);
    }
}
