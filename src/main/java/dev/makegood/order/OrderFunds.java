package dev.makegood.order;

import dev.makegood.payment.OrderPayment;
import dev.makegood.storage.KeyText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds the money of one order: the payment, the coupons' part of it, and the refunds. Its guard keeps refunds from
 * exceeding what was paid. It is created by the first redemption or the placing of the order, whichever comes first,
 * and numbers the postings of the order's journal.
 *
 * @param buyer the buyer's pseudonym
 * @param ended redemptions that ended because the order did not arrive; to be reversed before it can be placed
 * @param paid the buyer's whole payment, cash and coupons, net of discounts; absent until the order is placed
 * @param refunding the sum scheduled for refund so far, settled or not, and refunded elsewhere
 * @param postings how many postings the order's journal has
 * @param payments how the cash was paid; absent if the order did not say so
 * @param parts what it is made of besides its lines; absent if it has only lines
 */
public record OrderFunds(
        String orderId,
        String buyer,
        CurrencyUnit currency,
        Optional<Money> paid,
        List<CouponPart> couponParts,
        List<CouponPart> ended,
        Money refunding,
        long postings,
        Optional<OrderPayments> payments,
        Optional<OrderParts> parts) {

    /** How long a redemption waits for its order (exclusive) before it ends. */
    public static final Duration ORDER_WITHIN = Duration.ofDays(30);

    /**
     * Holds a part of the payment that was made with a coupon.
     *
     * @param at when it was redeemed
     * @param returning the part scheduled to return to the coupon
     */
    public record CouponPart(String couponId, String redemptionId, Money amount, Instant at, Money returning) {
        /** Returns the first instant at which it ends if its order has not arrived. */
        public Instant endsAt() {
            return at.plus(ORDER_WITHIN);
        }

        public boolean is(String coupon, String redemption) {
            return couponId.equals(coupon) && redemptionId.equals(redemption);
        }

        Money left() {
            return amount.minus(returning);
        }

        CouponPart with(Money toReturn) {
            return new CouponPart(couponId, redemptionId, amount, at, toReturn);
        }
    }

    public static OrderFunds opened(String orderId, String buyer, CurrencyUnit currency) {
        Money none = Money.zero(currency);
        return new OrderFunds(
                orderId,
                buyer,
                currency,
                Optional.empty(),
                List.of(),
                List.of(),
                none,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private OrderFunds with(Optional<Money> total, List<CouponPart> coupons, List<CouponPart> over, Money setAside) {
        return new OrderFunds(orderId, buyer, currency, total, coupons, over, setAside, postings, payments, parts);
    }

    public String journal() {
        return KeyText.join("order", orderId);
    }

    public Money redeemed() {
        return sum(couponParts.stream().map(CouponPart::amount).toList());
    }

    /** Returns how much more may be paid with coupons; absent until the order is placed, since its total is unknown. */
    public Optional<Money> redeemable() {
        return paid.map(total -> total.minus(redeemed()).minus(refunding).plus(returning()));
    }

    public OrderFunds placed(Money total, Optional<OrderPayments> through) {
        return new OrderFunds(
                orderId, buyer, currency, Optional.of(total), couponParts, ended, refunding, postings, through, parts);
    }

    /** Returns the funds after a refund has drawn on the payments. */
    public OrderFunds paidThrough(OrderPayments after) {
        return new OrderFunds(
                orderId, buyer, currency, paid, couponParts, ended, refunding, postings, Optional.of(after), parts);
    }

    /** Returns the funds of an order that is made of more than its lines. */
    OrderFunds with(Optional<OrderParts> next) {
        return new OrderFunds(orderId, buyer, currency, paid, couponParts, ended, refunding, postings, payments, next);
    }

    public OrderFunds redeemed(String couponId, String redemptionId, Money amount, Instant at) {
        var coupons = new ArrayList<>(couponParts);
        coupons.add(new CouponPart(couponId, redemptionId, amount, at, Money.zero(currency)));
        return with(paid, List.copyOf(coupons), ended, refunding);
    }

    /** Removes a redemption and reduces the order's payment by it. Fails if a refund is scheduled. */
    public OrderFunds reversed(CouponPart part) {
        if (refunding.isPositive()) {
            throw new IllegalStateException("a redemption cannot be reversed after refunds of its order are scheduled");
        }
        return with(paid.map(total -> total.minus(part.amount())), without(couponParts, part), ended, refunding);
    }

    /** Ends a payment with a coupon, because the order did not arrive in time. Fails if the order is placed. */
    public OrderFunds ended(CouponPart part) {
        if (paid.isPresent()) {
            throw new IllegalStateException("the order of " + part + " has arrived");
        }
        var all = new ArrayList<>(ended);
        all.add(part);
        return with(paid, without(couponParts, part), List.copyOf(all), refunding);
    }

    /** Records that the platform knows that the redemption has ended and paid nothing. */
    public OrderFunds acknowledged(String coupon, String redemption) {
        var rest = ended.stream().filter(part -> !part.is(coupon, redemption)).toList();
        return with(paid, couponParts, rest, refunding);
    }

    private static List<CouponPart> without(List<CouponPart> parts, CouponPart part) {
        return parts.stream().filter(other -> !other.equals(part)).toList();
    }

    /** Returns when the first redemption ends; empty if there are none, and once the order is placed. */
    Optional<Instant> firstEnd() {
        return couponParts.stream()
                .filter(_ -> paid.isEmpty())
                .map(CouponPart::endsAt)
                .min(Comparator.naturalOrder());
    }

    public OrderFunds posted() {
        return new OrderFunds(
                orderId, buyer, currency, paid, couponParts, ended, refunding, postings + 1, payments, parts);
    }

    /**
     * Sets a refund aside. Coupons bear their share of the remaining amount, rounded down to the minor unit; the last
     * refund takes exactly the rest of coupons and cash.
     *
     * @param merchantId the merchant of the units
     * @param price the price of the units to refund, to which the order's parts are added; the sum is reduced to the
     *     rest of the payment
     */
    public Split.Planned plan(String merchantId, Money price) {
        Optional<OrderParts> grown = parts.map(before -> before.with(merchantId, price));
        Money left = left();
        Money amount = Shares.least(grown.map(OrderParts::due).orElse(price), left);
        Money most = Shares.least(redeemed().minus(returning()), left);
        Money toCoupons = amount.equals(left)
                ? most
                : Shares.cumulative(most, amount.getAmountMinorLong(), left.getAmountMinorLong());
        var back = new LinkedHashMap<String, Money>();
        var returned = new ArrayList<CouponPart>();
        Money rest = toCoupons;
        for (CouponPart part : couponParts) {
            Money share = rest.isLessThan(part.left()) ? rest : part.left();
            if (share.isPositive()) {
                back.merge(part.couponId(), share, Money::plus);
            }
            returned.add(part.with(part.returning().plus(share)));
            rest = rest.minus(share);
        }
        var funds = with(paid, List.copyOf(returned), ended, refunding.plus(amount))
                .with(grown.map(after -> after.setAside(amount)));
        var made = grown.map(after -> after.since(parts.orElseThrow(), price));
        Money discount = parts.map(before -> before.discount(merchantId, price)).orElse(Money.zero(currency));
        return new Split.Planned(
                funds, new Split(amount.minus(toCoupons), Split.toCoupons(back), paidBy(), made), discount);
    }

    /**
     * Sets aside an amount that was refunded outside Makegood; the rest to refund never falls below zero.
     *
     * @param price the price of its units
     */
    public OrderFunds refundedElsewhere(String merchantId, Money price, Money amount) {
        return with(paid, couponParts, ended, refunding.plus(Shares.least(amount, left())))
                .with(parts.map(before -> before.refundedElsewhere(merchantId, price)));
    }

    /** Returns the amount that is neither refunded nor set aside. */
    public Money left() {
        return paid.orElse(Money.zero(currency)).minus(refunding);
    }

    /** Releases an amount that {@link #plan} set aside, because it is not refunded after all. */
    public OrderFunds released(String merchantId, Split split) {
        var rest = new LinkedHashMap<String, Money>();
        split.toCoupons().forEach(part -> rest.merge(part.couponId(), part.amount(), Money::plus));
        var kept = new ArrayList<CouponPart>();
        for (CouponPart part : couponParts) {
            Money still = rest.getOrDefault(part.couponId(), Money.zero(currency));
            Money share = still.isLessThan(part.returning()) ? still : part.returning();
            rest.put(part.couponId(), still.minus(share));
            kept.add(part.with(part.returning().minus(share)));
        }
        return with(paid, List.copyOf(kept), ended, refunding.minus(split.total()))
                .with(parts.map(before -> before.released(merchantId, split)));
    }

    /** Returns the payments; empty if the order did not say how it was paid. */
    List<OrderPayment> paidBy() {
        return payments.map(OrderPayments::payments).orElse(List.of());
    }

    private Money returning() {
        return sum(couponParts.stream().map(CouponPart::returning).toList());
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
