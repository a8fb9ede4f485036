package dev.makegood.account;

import dev.makegood.policy.PolicyRef;
import dev.makegood.wording.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * Explains a posting on the statement: each debit carries its basis and its arithmetic (SAMR order 116, art. 29).
 *
 * @param reference the id that the caller gave the movement, such as a top-up or a redemption
 * @param policy the version that gives the amount
 * @param steps how the amount is computed
 */
public record Memo(
        Optional<String> caseId,
        Optional<String> orderId,
        Optional<String> sku,
        Optional<String> refundId,
        Optional<String> couponId,
        Optional<String> reference,
        Optional<PolicyRef> policy,
        List<Sentence> steps) {

    private static final Memo EMPTY = new Memo(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public static Memo ofReference(String id) {
        return EMPTY.reference(id);
    }

    public static Memo ofOrder(String id) {
        return EMPTY.order(id);
    }

    public static Memo ofCoupon(String id) {
        return EMPTY.coupon(id);
    }

    public Memo order(String id) {
        return new Memo(caseId, Optional.of(id), sku, refundId, couponId, reference, policy, steps);
    }

    public Memo aboutCase(String id, String caseSku) {
        return new Memo(Optional.of(id), orderId, Optional.of(caseSku), refundId, couponId, reference, policy, steps);
    }

    public Memo refund(String id) {
        return new Memo(caseId, orderId, sku, Optional.of(id), couponId, reference, policy, steps);
    }

    public Memo coupon(String id) {
        return new Memo(caseId, orderId, sku, refundId, Optional.of(id), reference, policy, steps);
    }

    public Memo reference(String id) {
        return new Memo(caseId, orderId, sku, refundId, couponId, Optional.of(id), policy, steps);
    }

    public Memo arithmetic(PolicyRef from, List<Sentence> how) {
        return new Memo(caseId, orderId, sku, refundId, couponId, reference, Optional.of(from), List.copyOf(how));
    }
}
