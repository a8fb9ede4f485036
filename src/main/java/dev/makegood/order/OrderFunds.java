package dev.makegood.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The money of one order as the platform holds it: what was paid, which part of it with coupons, and what is on its way
 * back. Its guard is what keeps refunds from exceeding what was paid. It exists from the first redemption or the placing
 * of the order on, whichever is first, and numbers the postings of the order's journal.
 *
 * @param buyer the buyer's pseudonym
 * @param paid all that the buyer paid, cash and coupons, net of discounts; absent until the order is placed
 * @param refunding what has been scheduled for refund so far, settled or not
 * @param postings how many postings the order's journal has
 */
public record OrderFunds(
        String orderId,
        String buyer,
        CurrencyUnit currency,
        Optional<Money> paid,
        List<CouponPart> couponParts,
        Money refunding,
        long postings) {

    /**
     * A part of the payment that was made with a coupon.
     *
     * @param returning what of it has been scheduled to go back to the coupon
     */
    public record CouponPart(String couponId, String redemptionId, Money amount, Money returning) {
        Money left() {
            return amount.minus(returning);
        }
    }

    /** What of a refund goes back in cash through the gateway, and what to coupons. */
    public record Split(Money cash, List<ToCoupon> toCoupons) {
        public Money total() {
            return cash.plus(withCoupons());
        }

        /** What was paid with coupons. */
        public Money withCoupons() {
            return toCoupons.stream().map(ToCoupon::amount).reduce(Money.zero(cash.getCurrencyUnit()), Money::plus);
        }
    }

    /** Money that goes back to the coupon it came from. */
    public record ToCoupon(String couponId, Money amount) {}

    /** A refund's split, and the funds with it set aside. */
    public record Planned(OrderFunds funds, Split split) {}

    public static OrderFunds opened(String orderId, String buyer, CurrencyUnit currency) {
        return new OrderFunds(orderId, buyer, currency, Optional.empty(), List.of(), Money.zero(currency), 0);
    }

    public String journal() {
        return "order~" + orderId;
    }

    public Money redeemed() {
        return sum(couponParts.stream().map(CouponPart::amount).toList());
    }

    /** What more may be paid with coupons; absent while the order is not placed and its total not known. */
    public Optional<Money> redeemable() {
        return paid.map(total -> total.minus(redeemed()).minus(refunding).plus(returning()));
    }

    public OrderFunds placed(Money total) {
        return new OrderFunds(orderId, buyer, currency, Optional.of(total), couponParts, refunding, postings);
    }

    public OrderFunds redeemed(String couponId, String redemptionId, Money amount) {
        var parts = new ArrayList<>(couponParts);
        parts.add(new CouponPart(couponId, redemptionId, amount, Money.zero(currency)));
        return new OrderFunds(orderId, buyer, currency, paid, List.copyOf(parts), refunding, postings);
    }

    /** Takes a redemption out; the order's payment shrinks by it. Only while no refund is scheduled. */
    public OrderFunds reversed(CouponPart part) {
        if (refunding.isPositive()) {
            throw new IllegalStateException("a redemption is not reversed once refunds of its order are scheduled");
        }
        var rest = couponParts.stream().filter(other -> !other.equals(part)).toList();
        return new OrderFunds(
                orderId, buyer, currency, paid.map(total -> total.minus(part.amount())), rest, refunding, postings);
    }

    public OrderFunds posted() {
        return new OrderFunds(orderId, buyer, currency, paid, couponParts, refunding, postings + 1);
    }

    /**
     * Sets a refund aside. Of what is left to refund, coupons bear the share that they have of it, rounded down to the
     * minor unit, so that the last refund takes exactly what is left of both.
     *
     * @param wanted no more than this; less if less is left of what was paid
     */
    public Planned plan(Money wanted) {
        Money left = paid.orElse(Money.zero(currency)).minus(refunding);
        Money amount = wanted.isGreaterThan(left) ? left : wanted;
        Money toCoupons = share(redeemed().minus(returning()), amount, left);
        var back = new LinkedHashMap<String, Money>();
        var parts = new ArrayList<CouponPart>();
        Money rest = toCoupons;
        for (CouponPart part : couponParts) {
            Money now = rest.isLessThan(part.left()) ? rest : part.left();
            if (now.isPositive()) {
                back.merge(part.couponId(), now, Money::plus);
            }
            parts.add(new CouponPart(
                    part.couponId(),
                    part.redemptionId(),
                    part.amount(),
                    part.returning().plus(now)));
            rest = rest.minus(now);
        }
        var funds =
                new OrderFunds(orderId, buyer, currency, paid, List.copyOf(parts), refunding.plus(amount), postings);
        return new Planned(funds, new Split(amount.minus(toCoupons), toCoupons(back)));
    }

    /** Takes back what {@link #plan} set aside: it is not to be refunded after all. */
    public OrderFunds released(Split split) {
        var rest = new LinkedHashMap<String, Money>();
        split.toCoupons().forEach(part -> rest.merge(part.couponId(), part.amount(), Money::plus));
        var parts = new ArrayList<CouponPart>();
        for (CouponPart part : couponParts) {
            Money still = rest.getOrDefault(part.couponId(), Money.zero(currency));
            Money now = still.isLessThan(part.returning()) ? still : part.returning();
            rest.put(part.couponId(), still.minus(now));
            parts.add(new CouponPart(
                    part.couponId(),
                    part.redemptionId(),
                    part.amount(),
                    part.returning().minus(now)));
        }
        return new OrderFunds(
                orderId, buyer, currency, paid, List.copyOf(parts), refunding.minus(split.total()), postings);
    }

    /** One entry for each coupon, even if it was redeemed twice: a settlement touches each coupon's row once. */
    private static List<ToCoupon> toCoupons(Map<String, Money> amounts) {
        return amounts.entrySet().stream()
                .map(entry -> new ToCoupon(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Money returning() {
        return sum(couponParts.stream().map(CouponPart::returning).toList());
    }

    private Money share(Money of, Money part, Money whole) {
        return part.equals(whole) ? of : Shares.cumulative(of, part.getAmountMinorLong(), whole.getAmountMinorLong());
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
