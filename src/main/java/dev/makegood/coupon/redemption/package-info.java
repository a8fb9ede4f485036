/**
 * Takes coupons as payment, gives the money back if an order is undone, and expires coupons. It may use {@code coupon}
 * and {@code order}. Begin with {@link dev.makegood.coupon.redemption.RedeemCoupon}.
 */
package dev.makegood.coupon.redemption;
