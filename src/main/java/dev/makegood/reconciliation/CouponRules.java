package dev.makegood.reconciliation;

import dev.makegood.storage.KeyText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks the rules of coupons: their holders, their validity, and that no redemption waits for its order forever. */
final class CouponRules {
    /**
     * The time after which a redemption must have ended: longer than it may wait for its order, plus the delay of the
     * schedule.
     */
    private static final Duration REDEMPTION_ENDS_WITHIN = Duration.ofDays(32);

    private record Held(String couponId, String holder, Instant notBefore) {}

    private final Map<String, Held> byCase = new TreeMap<>();
    private final Instant watermark;

    CouponRules(Instant watermark) {
        this.watermark = watermark;
    }

    List<Finding> add(AuditedRows.Coupon coupon) {
        var findings = new ArrayList<Finding>();
        LocalDate first = coupon.firstLastDay();
        if (coupon.validUntil().isBefore(first)) {
            findings.add(Finding.of(
                    "a coupon is valid for the time that its policy version sets",
                    first + " or later",
                    coupon.validUntil().toString(),
                    coupon.couponId()));
        }
        Instant end = first.plusDays(1).atStartOfDay(coupon.zone()).toInstant();
        Held other = byCase.put(coupon.caseId(), new Held(coupon.couponId(), coupon.holder(), end));
        if (other != null) {
            findings.add(
                    Finding.of("a case has at most one coupon", other.couponId(), coupon.couponId(), coupon.caseId()));
        }
        return findings;
    }

    /** Relies on coupons being read before cases. */
    List<Finding> add(AuditedRows.Case audited) {
        Held held = byCase.get(audited.id());
        return held == null || held.holder().equals(audited.buyer())
                ? List.of()
                : List.of(Finding.of(
                        "a coupon belongs to the buyer of its case", audited.buyer(), held.holder(), held.couponId()));
    }

    /** Relies on coupons being read before the ledger. */
    List<Finding> add(Movement posting) {
        if (!posting.kind().equals("expiry")) {
            return List.of();
        }
        Held held =
                new KeyText(posting.journal()).after("coupon").map(byCase::get).orElse(null);
        return held == null || !posting.at().isBefore(held.notBefore())
                ? List.of()
                : List.of(Finding.of(
                        "a coupon's balance becomes income only after its last day",
                        held.notBefore() + " or later",
                        posting.at().toString(),
                        held.couponId()));
    }

    List<Finding> add(AuditedRows.Part open, String orderId) {
        Instant end = open.at().plus(REDEMPTION_ENDS_WITHIN);
        return end.isAfter(watermark)
                ? List.of()
                : List.of(Finding.of(
                        "a redemption ends if its order does not arrive",
                        "before " + end,
                        "redemption " + open.redemptionId() + " of " + open.couponId(),
                        orderId));
    }
}
