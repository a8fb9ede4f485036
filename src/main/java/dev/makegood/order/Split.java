package dev.makegood.order;

import dev.makegood.payment.OrderPayment;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Splits a refund into cash through the gateway and amounts to coupons.
 *
 * @param payment the payment that the cash is refunded from; absent if the order did not say how it was paid
 */
public record Split(Money cash, List<ToCoupon> toCoupons, Optional<OrderPayment> payment) {
    public Split(Money cash, List<ToCoupon> toCoupons) {
        this(cash, toCoupons, Optional.empty());
    }

    /** Holds an amount that returns to its coupon. */
    public record ToCoupon(String couponId, Money amount) {}

    /** Holds a refund's split, and the order's funds after setting it aside. */
    public record Planned(OrderFunds funds, Split split) {}

    public Money total() {
        return cash.plus(withCoupons());
    }

    /** Returns the part that returns to coupons. */
    public Money withCoupons() {
        return toCoupons.stream().map(ToCoupon::amount).reduce(Money.zero(cash.getCurrencyUnit()), Money::plus);
    }
}
