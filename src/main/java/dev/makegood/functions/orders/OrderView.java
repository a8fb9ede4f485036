package dev.makegood.functions.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.order.OrderLine;
import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlacedOrder;
import dev.makegood.payment.OrderPayment;
import dev.makegood.policy.PartKind;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.Money;

/** Shows an order. */
public record OrderView(
        String orderId,
        String platform,
        String buyer,
        String currency,
        Instant paidAt,
        List<LineView> lines,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PaymentView> payments,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartView> parts) {

    /** Shows a part of the order. */
    public record PartView(
            PartKind part,
            Optional<String> merchantId,
            long amountMinor,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StepView> steps) {
        static PartView of(OrderPart part) {
            return new PartView(
                    part.part(),
                    part.merchantId(),
                    part.amount().getAmountMinorLong(),
                    part.steps().stream().map(StepView::of).toList());
        }
    }

    /** Shows the amount of a part from a price of the lines on. */
    public record StepView(long fromMinor, long amountMinor) {
        static StepView of(OrderPart.Step step) {
            return new StepView(step.from().getAmountMinorLong(), step.amount().getAmountMinorLong());
        }
    }

    /**
     * Shows one of its payments.
     *
     * @param ofThisOrderMinor the part that paid for this order; absent if all of it did
     */
    public record PaymentView(
            String provider,
            String reference,
            Optional<String> subMerchant,
            long totalMinor,
            Optional<Long> ofThisOrderMinor) {
        static PaymentView of(OrderPayment payment) {
            return new PaymentView(
                    payment.provider(),
                    payment.reference(),
                    payment.subMerchant(),
                    payment.total().getAmountMinorLong(),
                    payment.part().map(Money::getAmountMinorLong));
        }
    }

    public record LineView(
            String lineId,
            String merchantId,
            String sku,
            int quantity,
            long paidMinor,
            Instant promisedShipAt,
            Optional<Instant> agreedShipAt,
            List<String> attributes,
            int shipped,
            @JsonProperty("short") int shortUnits,
            int awaited,
            int open,
            Optional<String> caseId) {

        static LineView of(OrderLine line) {
            var caseId = new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT);
            return new LineView(
                    line.line().lineId(),
                    line.line().merchantId(),
                    line.line().sku(),
                    line.line().quantity(),
                    line.line().paid().getAmountMinorLong(),
                    line.line().promisedShipAt(),
                    line.times().agreedShipAt(),
                    line.line().attributes(),
                    line.units().shipped(),
                    line.shortUnits(),
                    line.units().awaited(),
                    line.open(),
                    line.shortUnits() > 0 ? Optional.of(caseId.toString()) : Optional.empty());
        }
    }

    /**
     * Shows an order.
     *
     * @param shown true for the lines that the caller may see
     * @param withPayment true if the caller may see how it was paid, and the parts of others
     */
    public static OrderView of(PlacedOrder placed, Predicate<OrderLine> shown, boolean withPayment) {
        PaidOrder order = placed.order();
        Predicate<OrderPart> own = part -> placed.lines().stream()
                .filter(shown)
                .anyMatch(line -> part.merchantId()
                        .filter(line.line().merchantId()::equals)
                        .isPresent());
        return new OrderView(
                order.orderId(),
                order.platform(),
                order.buyer(),
                order.currency().getCode(),
                order.paidAt(),
                placed.lines().stream().filter(shown).map(LineView::of).toList(),
                withPayment ? placed.payments().stream().map(PaymentView::of).toList() : List.of(),
                placed.parts().stream()
                        .filter(part -> withPayment || own.test(part))
                        .map(PartView::of)
                        .toList());
    }
}
