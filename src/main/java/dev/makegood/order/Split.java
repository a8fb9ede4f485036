package dev.makegood.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makegood.payment.OrderPayment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Splits a refund into cash through the gateway and amounts to coupons.
 *
 * @param payments the payment that the cash is refunded from; several until it draws on them; empty if the order did
 *     not say how it was paid
 * @param made what it is made of; absent if the order has only lines
 */
public record Split(
        Money cash,
        List<ToCoupon> toCoupons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OrderPayment> payments,
        Optional<OrderParts.Refunded> made) {

    /** Accepts null, since rows leave out an empty list. */
    public Split {
        payments = payments == null ? List.of() : List.copyOf(payments);
    }

    public Split(Money cash, List<ToCoupon> toCoupons) {
        this(cash, toCoupons, List.of(), Optional.empty());
    }

    /** Creates the split of a further transfer of a refund. */
    public static Split of(OrderPayments.Share share) {
        return new Split(share.amount(), List.of(), List.of(share.payment()), Optional.empty());
    }

    /** Returns the split of the first transfer of a refund. */
    public Split drawn(OrderPayments.Share share) {
        return new Split(share.amount(), toCoupons, List.of(share.payment()), made);
    }

    /** Returns true if its cash must draw on several payments. */
    public boolean isUndrawn() {
        return payments.size() > 1 && cash.isPositive();
    }

    /** Returns true if its cash has drawn on one of several payments of its order already. */
    public boolean isDrawn(OrderFunds funds) {
        return funds.payments().filter(all -> all.isDrawn(this)).isPresent();
    }

    /** Returns the payment that the cash is refunded from; empty if the order did not say so, or before the draw. */
    public Optional<OrderPayment> payment() {
        return payments.size() == 1 ? Optional.of(payments.getFirst()) : Optional.empty();
    }

    /** Holds an amount that returns to its coupon. */
    public record ToCoupon(String couponId, Money amount) {}

    /** Returns one amount per coupon, even if one was redeemed twice: a settlement writes each coupon's row once. */
    static List<ToCoupon> toCoupons(Map<String, Money> amounts) {
        return amounts.entrySet().stream()
                .map(entry -> new ToCoupon(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Holds a refund's split, and the order's funds after setting it aside.
     *
     * @param discount the share of its units in the order's discounts
     */
    public record Planned(OrderFunds funds, Split split, Money discount) {
        /** Returns the part of the units' price that coupons and the order's discounts covered. */
        public Money covered() {
            Money total = split.total();
            Money goods = split.goods();
            Money coupons = total.isGreaterThan(goods)
                    ? Shares.cumulative(split.withCoupons(), goods.getAmountMinorLong(), total.getAmountMinorLong())
                    : split.withCoupons();
            return Shares.least(coupons.plus(discount), goods);
        }
    }

    /** Returns the price of its units, without parts of the order. */
    public Money goods() {
        return made.map(OrderParts.Refunded::goods).orElseGet(this::total);
    }

    public Money total() {
        return cash.plus(withCoupons());
    }

    /** Returns the part that returns to coupons. */
    public Money withCoupons() {
        return toCoupons.stream().map(ToCoupon::amount).reduce(Money.zero(cash.getCurrencyUnit()), Money::plus);
    }
}
