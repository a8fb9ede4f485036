package dev.makegood.notice;

import dev.makegood.wording.Text;
import dev.makegood.wording.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a notice of every template, each with just the details that {@link NoticeTemplate} lists. */
public final class NoticeSamples {
    public static final Instant AT = Instant.parse("2026-03-01T04:00:00.000Z");

    static final String BUYER = Recipient.buyer("b_0123456789abcdef0123456789abcdef");

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("orderId", "O-7"),
            Map.entry("lineId", "L1"),
            Map.entry("caseId", "O-7~L1~stockout"),
            Map.entry("refundId", "O-7~L1~stockout~1-2"),
            Map.entry("couponId", "coupon~O-7~L1~stockout"),
            Map.entry("merchantId", "M1"),
            Map.entry("sku", "MUG-RED"),
            Map.entry("units", "2"),
            Map.entry("trigger", "recount"),
            Map.entry("amount", "40.00 CNY"),
            Map.entry("refundAmount", "40.00 CNY"),
            Map.entry("compensationAmount", "5.00 CNY"),
            Map.entry("deadline", "2026-03-02T04:00:00.000Z"),
            Map.entry("validUntil", "2076-03-01"),
            Map.entry("policy", "pdd-stockout@1"),
            Map.entry("proposalId", "p-1"),
            Map.entry("shipBy", "2026-03-04T04:00:00.000Z"),
            Map.entry("answer", "accepted"),
            Map.entry("ruling", "refused"),
            Map.entry("claimId", "c-1"),
            Map.entry("calendar", "unknown"),
            Map.entry("why", "givenBack"),
            Map.entry("repaid", "0.40 CNY"),
            Map.entry("toBalance", "4.60 CNY"),
            Map.entry("reason", "declined 12 times"),
            Map.entry("fromBalance", "3.00 CNY"),
            Map.entry("fromDeposit", "1.50 CNY"),
            Map.entry("advanced", "0.50 CNY"),
            Map.entry("available", "4"),
            Map.entry("onHand", "9"),
            Map.entry("what", "allocated 1 less 2"),
            Map.entry("allocated", "5"),
            Map.entry("threshold", "6"),
            Map.entry("demand", "14"),
            Map.entry("restockId", "r-1"),
            Map.entry("supplierId", "sup-1"),
            Map.entry("arrivesOn", "2026-03-05"),
            Map.entry("refunds", "2"),
            Map.entry("cancellationId", "ca-1"),
            Map.entry("brakeId", "0123456789abcdef0123456789abcdef"),
            Map.entry("report", "recount c-1"),
            Map.entry("lines", "57"),
            Map.entry("restockOn", "2026-03-06"),
            Map.entry("replacementSku", "MUG-BLUE"),
            Map.entry("replacementLineId", "swap-1-1"),
            Map.entry("unitPrice", "19.00 CNY"),
            Map.entry("difference", "2.00 CNY"),
            Map.entry("cheaper", "true"),
            Map.entry("forfeits", "true"),
            Map.entry("appealBy", "2026-11-30T16:00:00Z"),
            Map.entry("handOverId", "h-1"),
            Map.entry("shipmentId", "s-1"),
            Map.entry("key", "O-7~L1~stockout~1-2~2"),
            Map.entry("status", "done"),
            Map.entry("reference", "gw-1"),
            Map.entry("eventId", "0f00"),
            Map.entry("fact", "shipment~s-1"),
            Map.entry("by", "merchant:M1"),
            Map.entry("answerText", "It was sent back yesterday."),
            Map.entry("borne", "0.00 CNY"));

    private static final List<Text> STEPS = List.of(
            Texts.of("5.00 CNY for the case", "每单赔付 5.00 元"), Texts.of("cap of the order: 5.00 CNY", "每笔订单上限 5.00 元"));

    private NoticeSamples() {}

    /** Returns notices of every template; those about a stockout with and without compensation. */
    static List<Notice> all() {
        return Stream.concat(
                        Arrays.stream(NoticeTemplate.values()).map(template -> of("1", template)),
                        Stream.of(
                                        NoticeTemplate.STOCKOUT_BUYER,
                                        NoticeTemplate.STOCKOUT_MERCHANT,
                                        NoticeTemplate.LATE_SHIPMENT_BUYER,
                                        NoticeTemplate.LATE_SHIPMENT_MERCHANT,
                                        NoticeTemplate.REASSESSED_BUYER,
                                        NoticeTemplate.REASSESSED_MERCHANT)
                                .map(NoticeSamples::withoutCompensation))
                .toList();
    }

    public static Notice of(String about, NoticeTemplate template) {
        return Notice.of(about, template, recipient(template), AT, details(template), steps(template));
    }

    static Notice withoutCompensation(NoticeTemplate template) {
        Map<String, String> details = new HashMap<>(details(template));
        details.remove("compensationAmount");
        return Notice.of("none", template, recipient(template), AT, details, STEPS);
    }

    private static String recipient(NoticeTemplate template) {
        return switch (template) {
            case STOCKOUT_BUYER,
                    CHOICE_BUYER,
                    CANCELLATION_PROPOSED_BUYER,
                    CANCELLATION_RECEIVED_BUYER,
                    CANCELLATION_ANSWERED_BUYER,
                    REPLACEMENT_OFFERED_BUYER,
                    WAITS_BUYER,
                    WAIT_HONOURED_BUYER,
                    WAIT_AGAIN_BUYER,
                    REFUNDED_ELSEWHERE_BUYER,
                    WAIT_IN_VAIN_BUYER,
                    WAIT_OVER_BUYER,
                    WAIT_CANCELLED_BUYER,
                    WAIT_MOVED_BUYER,
                    WAIT_DECLINED_BUYER,
                    SWAPPED_BUYER,
                    LATE_SHIPMENT_BUYER,
                    REASSESSED_BUYER,
                    SHIP_TIME_PROPOSED_BUYER,
                    PRESALE_CHANGED_BUYER,
                    TAKEN_BACK_BUYER,
                    CLAIM_RECEIVED_BUYER,
                    CLAIM_DECIDED_BUYER,
                    HAND_OVER_RECEIVED_ASKER,
                    HAND_OVER_ANSWERED_ASKER,
                    REFUNDED_BUYER,
                    REFUND_DELAYED_BUYER,
                    REFUND_ON_ITS_WAY_BUYER,
                    REFUND_RETURNED_BUYER,
                    COUPON_ISSUED_BUYER,
                    COMPENSATION_WAITS_BUYER,
                    COUPON_EXPIRED_BUYER,
                    REDEMPTION_ENDED_BUYER -> BUYER;
            case STOCKOUT_MERCHANT,
                    BRAKED_COUNT_MERCHANT,
                    BRAKED_ADMISSION_MERCHANT,
                    CHOICE_MERCHANT,
                    CANCELLATION_PROPOSED_MERCHANT,
                    CANCELLATION_ANSWERED_MERCHANT,
                    WAITS_MERCHANT,
                    WAIT_OVER_MERCHANT,
                    WAIT_CANCELLED_MERCHANT,
                    WAIT_STOPPED_MERCHANT,
                    SWAPPED_MERCHANT,
                    COMPENSATION_WAITS_MERCHANT,
                    LATE_SHIPMENT_MERCHANT,
                    REASSESSED_MERCHANT,
                    REIMBURSED_MERCHANT,
                    SHIP_TIME_ANSWERED_MERCHANT,
                    APPEAL_DECIDED_MERCHANT,
                    COMPENSATION_DEBITED_MERCHANT,
                    SHIPPED_AFTER_CASE_MERCHANT,
                    SHIPMENT_UNTRUE_MERCHANT,
                    REFUNDED_ELSEWHERE_MERCHANT,
                    LOW_STOCK_MERCHANT,
                    STOCK_DOUBTED_MERCHANT,
                    STOCK_WRONG_MERCHANT,
                    RESTOCK_UNANSWERED_MERCHANT,
                    RESTOCK_LATE_MERCHANT,
                    RESTOCK_DECLINED_MERCHANT,
                    RESTOCK_MOVED_MERCHANT -> Recipient.merchant("M1");
            case REFUND_PARKED_OPERATOR,
                    BRAKED_OPERATOR,
                    REFUND_RETURNED_OPERATOR,
                    REFUND_PAID_TWICE_OPERATOR,
                    REFUND_STUCK_OPERATOR,
                    GATEWAY_EVENT_OPERATOR,
                    PAID_TWICE_OPERATOR,
                    FACT_CAME_TO_NOTHING_OPERATOR,
                    STOCK_WRONG_OPERATOR,
                    SHIPPED_AFTER_CASE_OPERATOR,
                    APPEALED_OPERATOR,
                    APPEAL_OVERDUE_OPERATOR,
                    CLAIM_OVERDUE_OPERATOR,
                    HAND_OVER_OPERATOR,
                    HAND_OVER_OVERDUE_OPERATOR,
                    CLAIMED_OPERATOR -> Recipient.OPERATOR;
        };
    }

    private static List<Text> steps(NoticeTemplate template) {
        return Set.of(
                                NoticeTemplate.STOCKOUT_MERCHANT,
                                NoticeTemplate.LATE_SHIPMENT_MERCHANT,
                                NoticeTemplate.REASSESSED_BUYER,
                                NoticeTemplate.REASSESSED_MERCHANT,
                                NoticeTemplate.REIMBURSED_MERCHANT,
                                NoticeTemplate.COMPENSATION_DEBITED_MERCHANT)
                        .contains(template)
                ? STEPS
                : List.of();
    }

    private static Map<String, String> details(NoticeTemplate template) {
        return names(template).stream().collect(Collectors.toMap(Function.identity(), VALUES::get));
    }

    private static List<String> names(NoticeTemplate template) {
        return switch (template) {
            case STOCKOUT_BUYER ->
                List.of("orderId", "sku", "units", "trigger", "refundAmount", "deadline", "compensationAmount");
            case STOCKOUT_MERCHANT ->
                List.of(
                        "orderId",
                        "lineId",
                        "caseId",
                        "sku",
                        "units",
                        "trigger",
                        "refundAmount",
                        "deadline",
                        "policy",
                        "compensationAmount",
                        "appealBy");
            case CANCELLATION_PROPOSED_BUYER, CANCELLATION_RECEIVED_BUYER, CANCELLATION_PROPOSED_MERCHANT ->
                List.of("orderId", "lineId", "sku", "cancellationId", "amount", "reason");
            case CANCELLATION_ANSWERED_BUYER, CANCELLATION_ANSWERED_MERCHANT ->
                List.of("orderId", "lineId", "sku", "cancellationId", "answer");
            case CHOICE_BUYER -> List.of("orderId", "sku", "deadline", "restockOn", "forfeits");
            case CHOICE_MERCHANT -> List.of("orderId", "lineId", "caseId", "sku", "deadline");
            case REPLACEMENT_OFFERED_BUYER ->
                List.of("orderId", "sku", "replacementSku", "unitPrice", "shipBy", "deadline");
            case FACT_CAME_TO_NOTHING_OPERATOR -> List.of("orderId", "fact", "by", "reason");
            case REFUNDED_ELSEWHERE_BUYER -> List.of("orderId", "sku", "units", "amount", "reference");
            case REFUNDED_ELSEWHERE_MERCHANT -> List.of("orderId", "lineId", "sku", "units", "reference");
            case PAID_TWICE_OPERATOR -> List.of("orderId", "lineId", "sku", "units", "amount", "reference");
            case SHIPMENT_UNTRUE_MERCHANT -> List.of("orderId", "lineId", "sku", "shipmentId", "units", "reason");
            case WAITS_BUYER, WAIT_OVER_BUYER, WAIT_CANCELLED_BUYER, WAIT_AGAIN_BUYER, WAIT_IN_VAIN_BUYER ->
                List.of("orderId", "sku", "units", "amount", "deadline");
            case WAIT_MOVED_BUYER -> List.of("orderId", "sku", "units", "amount", "arrivesOn", "deadline");
            case WAITS_MERCHANT, WAIT_OVER_MERCHANT, WAIT_CANCELLED_MERCHANT, WAIT_STOPPED_MERCHANT ->
                List.of("orderId", "lineId", "caseId", "sku", "units", "amount", "deadline");
            case WAIT_HONOURED_BUYER -> List.of("orderId", "sku", "units");
            case SWAPPED_BUYER ->
                List.of("orderId", "sku", "units", "replacementSku", "shipBy", "difference", "cheaper");
            case SWAPPED_MERCHANT ->
                List.of(
                        "orderId",
                        "caseId",
                        "sku",
                        "units",
                        "replacementSku",
                        "replacementLineId",
                        "shipBy",
                        "difference",
                        "borne");
            case LATE_SHIPMENT_BUYER -> List.of("orderId", "sku", "units", "deadline", "compensationAmount");
            case LATE_SHIPMENT_MERCHANT ->
                List.of(
                        "orderId",
                        "lineId",
                        "caseId",
                        "sku",
                        "units",
                        "deadline",
                        "policy",
                        "compensationAmount",
                        "appealBy");
            case SHIP_TIME_PROPOSED_BUYER -> List.of("orderId", "lineId", "sku", "proposalId", "shipBy", "deadline");
            case SHIP_TIME_ANSWERED_MERCHANT ->
                List.of("orderId", "lineId", "sku", "proposalId", "shipBy", "deadline", "answer");
            case REASSESSED_BUYER -> List.of("orderId", "lineId", "sku", "why", "compensationAmount");
            case REASSESSED_MERCHANT ->
                List.of("orderId", "lineId", "caseId", "sku", "why", "policy", "compensationAmount");
            case REIMBURSED_MERCHANT ->
                List.of("orderId", "caseId", "sku", "amount", "why", "policy", "repaid", "toBalance");
            case APPEALED_OPERATOR ->
                List.of("orderId", "lineId", "caseId", "merchantId", "sku", "reason", "deadline", "calendar");
            case CLAIM_RECEIVED_BUYER -> List.of("orderId", "lineId", "sku", "claimId", "deadline", "calendar");
            case CLAIMED_OPERATOR ->
                List.of("orderId", "lineId", "merchantId", "sku", "claimId", "reason", "deadline", "calendar");
            case CLAIM_OVERDUE_OPERATOR ->
                List.of("orderId", "lineId", "merchantId", "sku", "claimId", "deadline", "calendar");
            case HAND_OVER_RECEIVED_ASKER, HAND_OVER_OVERDUE_OPERATOR ->
                List.of("orderId", "lineId", "caseId", "sku", "handOverId", "deadline", "calendar");
            case HAND_OVER_OPERATOR ->
                List.of("orderId", "lineId", "caseId", "sku", "handOverId", "reason", "deadline", "calendar");
            case HAND_OVER_ANSWERED_ASKER -> List.of("orderId", "lineId", "caseId", "sku", "handOverId", "answerText");
            case CLAIM_DECIDED_BUYER -> List.of("orderId", "lineId", "sku", "claimId", "ruling", "reason");
            case APPEAL_OVERDUE_OPERATOR ->
                List.of("orderId", "lineId", "caseId", "merchantId", "sku", "deadline", "calendar");
            case APPEAL_DECIDED_MERCHANT -> List.of("orderId", "lineId", "caseId", "sku", "ruling", "reason");
            case REFUNDED_BUYER -> List.of("orderId", "refundId", "amount");
            case REFUND_DELAYED_BUYER -> List.of("orderId", "amount", "deadline");
            case REFUND_ON_ITS_WAY_BUYER -> List.of("orderId", "refundId", "amount");
            case REFUND_RETURNED_BUYER -> List.of("orderId", "refundId", "amount", "deadline");
            case REFUND_PAID_TWICE_OPERATOR -> List.of("orderId", "refundId", "amount", "reference");
            case REFUND_STUCK_OPERATOR -> List.of("refundId", "reason");
            case GATEWAY_EVENT_OPERATOR -> List.of("eventId", "key", "status", "amount", "reference");
            case REFUND_PARKED_OPERATOR, REFUND_RETURNED_OPERATOR ->
                List.of("orderId", "refundId", "amount", "deadline", "reason");
            case COUPON_ISSUED_BUYER, REDEMPTION_ENDED_BUYER -> List.of("orderId", "couponId", "amount", "validUntil");
            case COMPENSATION_DEBITED_MERCHANT ->
                List.of("orderId", "caseId", "sku", "amount", "policy", "fromBalance", "fromDeposit", "advanced");
            case COMPENSATION_WAITS_BUYER -> List.of("orderId", "sku", "amount");
            case COMPENSATION_WAITS_MERCHANT -> List.of("orderId", "caseId", "sku", "amount");
            case COUPON_EXPIRED_BUYER -> List.of("couponId", "amount", "validUntil");
            case SHIPPED_AFTER_CASE_MERCHANT -> List.of("orderId", "lineId", "caseId", "sku", "units");
            case SHIPPED_AFTER_CASE_OPERATOR -> List.of("orderId", "lineId", "caseId", "merchantId", "sku", "units");
            case LOW_STOCK_MERCHANT -> List.of("sku", "available", "onHand", "allocated", "threshold", "demand");
            case STOCK_DOUBTED_MERCHANT -> List.of("sku", "units", "onHand");
            case STOCK_WRONG_MERCHANT -> List.of("sku", "what");
            case STOCK_WRONG_OPERATOR -> List.of("sku", "merchantId", "what");
            case RESTOCK_UNANSWERED_MERCHANT -> List.of("sku", "restockId", "supplierId", "units");
            case RESTOCK_LATE_MERCHANT -> List.of("sku", "restockId", "supplierId", "units", "arrivesOn");
            case RESTOCK_DECLINED_MERCHANT -> List.of("sku", "restockId", "supplierId", "refunds");
            case WAIT_DECLINED_BUYER -> List.of("orderId", "sku", "units", "amount", "deadline");
            case RESTOCK_MOVED_MERCHANT -> List.of("sku", "restockId", "supplierId", "arrivesOn", "refunds");
            case BRAKED_ADMISSION_MERCHANT -> List.of("brakeId", "sku", "report", "units", "amount", "deadline");
            case BRAKED_COUNT_MERCHANT -> List.of("brakeId", "sku", "report", "lines", "units", "amount", "deadline");
            case BRAKED_OPERATOR ->
                List.of("brakeId", "merchantId", "sku", "report", "lines", "units", "amount", "deadline");
            case TAKEN_BACK_BUYER -> List.of("orderId", "sku", "units", "shipBy");
            case PRESALE_CHANGED_BUYER -> List.of("orderId", "lineId", "sku", "shipBy", "deadline");
        };
    }
}
