package dev.makegood.functions.stockouts;

import dev.makegood.choice.Alternatives;
import dev.makegood.refund.Refund;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Shows the options that a buyer has for one refund.
 *
 * @param chooseBefore the first instant that is too late to choose, when the refund falls due; absent if it is already
 *     too late
 * @param keepsCompensation true if a buyer who chooses goods instead of the whole refund keeps the compensation
 */
public record AlternativesView(
        String refundId,
        long amountMinor,
        String currency,
        Optional<Instant> chooseBefore,
        boolean keepsCompensation,
        Optional<RestockView> restock,
        List<SwapView> swaps) {

    /**
     * Shows a restock that the buyer can wait for.
     *
     * @param until the first instant after the wait; units that have not shipped by then are refunded
     */
    public record RestockView(LocalDate arrivesOn, Instant until) {}

    /**
     * Shows a replacement for all units of the refund.
     *
     * @param refundMinor the amount refunded if it is cheaper
     * @param merchantBearsMinor the amount that the merchant bears if it is dearer
     */
    public record SwapView(
            String replacementId,
            String sku,
            long unitPriceMinor,
            Instant shipBy,
            long refundMinor,
            long merchantBearsMinor) {
        public static SwapView of(Alternatives.Swap swap) {
            return new SwapView(
                    swap.offer().replacementId(),
                    swap.offer().sku(),
                    swap.offer().unitPrice().getAmountMinorLong(),
                    swap.offer().shipBy(),
                    swap.worth().refunded().getAmountMinorLong(),
                    swap.worth().borne().getAmountMinorLong());
        }
    }

    public static AlternativesView of(Alternatives found) {
        Refund refund = found.refund();
        return new AlternativesView(
                refund.refundId().toString(),
                refund.total().getAmountMinorLong(),
                refund.total().getCurrencyUnit().getCode(),
                found.open() ? Optional.of(refund.due().dueAt()) : Optional.empty(),
                found.keepsCompensation(),
                found.restockOn().map(day -> new RestockView(day, Alternatives.waitEnds(day))),
                found.replacements().stream().map(SwapView::of).toList());
    }
}
