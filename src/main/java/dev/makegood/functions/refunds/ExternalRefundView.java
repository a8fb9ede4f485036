package dev.makegood.functions.refunds;

import dev.makegood.refund.external.ExternalRefund;
import java.time.Instant;

/** Shows a refund that was made outside Makegood, with its effect here. */
public record ExternalRefundView(
        String orderId,
        String lineId,
        String externalRefundId,
        int units,
        long amountMinor,
        String currency,
        String reference,
        Instant refundedAt,
        String why,
        Instant recordedAt,
        int closedUnits,
        int withdrawnUnits,
        int unitsPaidTwice,
        boolean paidTwice) {

    public static ExternalRefundView of(ExternalRefund external) {
        ExternalRefund.ExternalRefundCommand told = external.told();
        ExternalRefund.Outcome outcome = external.outcome();
        return new ExternalRefundView(
                external.orderId(),
                told.line().lineId(),
                told.externalId(),
                told.units(),
                told.amount().getAmountMinorLong(),
                told.amount().getCurrencyUnit().getCode(),
                told.reference(),
                told.refundedAt(),
                told.why().id(),
                external.toldAt(),
                outcome.open(),
                outcome.withdrawn(),
                outcome.twice(),
                external.isPaidTwice());
    }
}
