package dev.makegood.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.input.AnyId;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Verifies that a notice belongs to the case of its fact, whatever the ids of order, line and anything else in it. */
class NoticeOfCaseTest {
    @Provide
    Arbitrary<String> id() {
        return AnyId.ids();
    }

    private static Optional<String> caseOf(Class<? extends Fact> kind, Map<String, ?> ids) {
        return NoticeSamples.of("1", kind, ids).caseId();
    }

    @Property
    void itIsOfTheCaseThatItNamesOrWhoseRefundOrCouponItIsAbout(
            @ForAll("id") String order, @ForAll("id") String line, @ForAll("id") String other) {
        String caseId = order + "~" + line + "~stockout";
        Optional<String> expected = Optional.of(caseId);
        var ofAnother = "coupon~" + other + "~" + line + "~stockout";
        assertEquals(expected, caseOf(CaseFact.StockoutBuyer.class, Map.of("caseId", caseId)));
        assertEquals(expected, caseOf(DeskFact.HandOverOperator.class, Map.of("caseId", caseId)));
        var refund = Map.of("refundId", caseId + "~1-2", "onCoupons", true, "couponId", ofAnother);
        assertEquals(expected, caseOf(RefundFact.RefundedBuyer.class, refund));
        var coupon = Map.of("couponId", "coupon~" + caseId);
        assertEquals(expected, caseOf(CouponFact.CouponIssuedBuyer.class, coupon));
        assertEquals(expected, caseOf(CouponFact.RedemptionEndedBuyer.class, coupon));
    }

    @Property
    void whatIsOfNoCaseIsNot(@ForAll("id") String sku, @ForAll("id") String restock) {
        assertEquals(
                Optional.empty(),
                caseOf(StockFact.RestockLateMerchant.class, Map.of("sku", sku, "restockId", restock + "~stockout")));
    }
}
