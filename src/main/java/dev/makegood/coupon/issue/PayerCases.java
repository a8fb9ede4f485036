package dev.makegood.coupon.issue;

import dev.makegood.stockout.CaseId;
import java.util.List;

/** Holds one payer's cases that await their turn. */
record PayerCases(CouponBatch.Payer payer, List<CaseId> ids) {
    List<CaseId> first(int count) {
        return ids.subList(0, Math.min(count, ids.size()));
    }

    PayerCases without(int count) {
        return new PayerCases(payer, ids.subList(count, ids.size()));
    }
}
