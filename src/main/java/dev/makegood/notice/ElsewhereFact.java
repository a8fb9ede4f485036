package dev.makegood.notice;

import org.joda.money.Money;

/** Is about a refund that was made outside Makegood. */
public sealed interface ElsewhereFact extends Fact {
    /** @param amount the amount that is not refunded again */
    record RefundedElsewhereBuyer(Item line, int units, Money amount, String reference) implements ElsewhereFact {}

    record RefundedElsewhereMerchant(Item line, int units, String reference) implements ElsewhereFact {}

    /** @param amount the amount that was refunded elsewhere */
    record PaidTwiceOperator(Item line, int units, Money amount, String reference) implements ElsewhereFact {}

    /** Is about units that an operator was told of as maybe paid twice. Only what was refunded elsewhere was paid. */
    record NotPaidTwiceOperator(Item line, int units, String reference) implements ElsewhereFact {}
}
