package dev.makegood.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.input.AnyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Verifies that a notice is of the case that it is about, whatever the ids of order, line and what else it names. */
class NoticeOfCaseTest {
    @Provide
    Arbitrary<String> id() {
        return AnyId.ids();
    }

    private static Notice notice(String about, NoticeTemplate template, Map<String, String> details) {
        var undelivered = new Delivery.Undelivered(Instant.EPOCH, 0);
        String id = Notice.idOf(about, template);
        return new Notice(id, Recipient.OPERATOR, template, Instant.EPOCH, details, List.of(), undelivered);
    }

    @Property
    void itIsOfTheCaseThatItsIdBeginsWith(
            @ForAll("id") String order, @ForAll("id") String line, @ForAll("id") String other) {
        String caseId = order + "~" + line + "~stockout";
        Optional<String> expected = Optional.of(caseId);
        var plain = Map.of("orderId", order);
        var ofAnother = Map.of("couponId", "coupon~" + other + "~" + line + "~stockout");
        assertEquals(
                expected, notice(caseId, NoticeTemplate.STOCKOUT_BUYER, plain).caseId());
        assertEquals(
                expected,
                notice(caseId + "~" + other, NoticeTemplate.HAND_OVER_OPERATOR, plain)
                        .caseId());
        assertEquals(
                expected,
                notice(caseId + "~1-2~2", NoticeTemplate.REFUNDED_BUYER, ofAnother)
                        .caseId());
        var ofCoupon = Map.of("couponId", "coupon~" + caseId);
        assertEquals(
                expected,
                notice("coupon~" + caseId, NoticeTemplate.COUPON_ISSUED_BUYER, ofCoupon)
                        .caseId());
        assertEquals(
                expected,
                notice("coupon~" + caseId + "~" + other, NoticeTemplate.REDEMPTION_ENDED_BUYER, ofCoupon)
                        .caseId());
    }

    @Property
    void whatIsOfNoCaseIsNot(@ForAll("id") String merchant, @ForAll("id") String sku, @ForAll("id") String other) {
        for (String about : List.of(merchant + "~" + sku + "~" + other, merchant + "~" + sku + "~stockout~1")) {
            assertEquals(
                    Optional.empty(),
                    notice(Notice.ofNoCase(about), NoticeTemplate.RESTOCK_LATE_MERCHANT, Map.of())
                            .caseId());
        }
    }
}
