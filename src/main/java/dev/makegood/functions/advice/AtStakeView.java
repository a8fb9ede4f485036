package dev.makegood.functions.advice;

import dev.makegood.advice.options.AtStake;
import dev.makegood.advice.options.WayOut;
import dev.makegood.functions.policies.FactsView;
import dev.makegood.functions.policies.PolicyRefView;
import dev.makegood.order.OrderLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Shows a line that can still become a stockout, with its options. Amounts are minor units of the currency.
 *
 * @param units that are neither shipped nor short
 * @param paidMinor the payment for them
 * @param ifComplaintUpheld true if compensation is owed only if the buyer's complaint is upheld
 * @param stockMissing true if fewer units of the SKU are on hand than orders wait for
 */
public record AtStakeView(
        String orderId,
        String lineId,
        String sku,
        int units,
        String currency,
        long paidMinor,
        Instant promisedShipAt,
        Instant shipBy,
        boolean stockMissing,
        PolicyRefView policy,
        OtherwiseView otherwise,
        boolean ifComplaintUpheld,
        Optional<FactsView.MerchantLinesView> merchantLines,
        List<WayOutView> ways) {

    /** Shows the cost of doing nothing, and when it begins; it never does if the buyer agreed to wait without a date. */
    public record OtherwiseView(Optional<Instant> at, long compensationMinor, long refundMinor) {}

    /**
     * Shows one option.
     *
     * @param until the last instant at which this price applies
     * @param afterMinor the compensation from then on
     */
    public record WayOutView(
            String kind,
            long compensationMinor,
            long refundMinor,
            Optional<Instant> until,
            Optional<Long> afterMinor,
            Optional<LocalDate> arrivesOn,
            Optional<String> supplierId,
            Map<String, String> words) {
        static WayOutView of(WayOut way) {
            return new WayOutView(
                    way.kind().id(),
                    way.price().now().getAmountMinorLong(),
                    way.refund().getAmountMinorLong(),
                    way.price().until(),
                    way.price().after().map(Money::getAmountMinorLong),
                    way.arrivesOn(),
                    way.supplierId(),
                    way.words().byField());
        }
    }

    public static AtStakeView of(AtStake at) {
        OrderLine line = at.line();
        long paid = at.paid().getAmountMinorLong();
        return new AtStakeView(
                line.orderId(),
                line.line().lineId(),
                line.line().sku(),
                line.open(),
                at.paid().getCurrencyUnit().getCode(),
                paid,
                line.line().promisedShipAt(),
                line.shipBy(),
                at.missing(),
                PolicyRefView.of(at.policy()),
                new OtherwiseView(at.shortAt(), at.otherwise().getAmountMinorLong(), paid),
                at.ifComplaintUpheld(),
                at.merchantLines().map(FactsView.MerchantLinesView::of),
                at.ways().stream().map(WayOutView::of).toList());
    }
}
