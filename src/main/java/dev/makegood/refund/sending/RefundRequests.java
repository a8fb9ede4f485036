package dev.makegood.refund.sending;

import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.Refund;

/** Makes the requests for refunds' present payments. */
final class RefundRequests {
    private RefundRequests() {}

    static RefundRequest of(Refund refund) {
        String key = refund.key().toString();
        String orderId = refund.refundId().caseId().orderId();
        return new RefundRequest(
                key, orderId, refund.split().cash(), refund.split().payment());
    }
}
