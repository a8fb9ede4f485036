/**
 * Holds coupons. It may use {@code account}, {@code notice}, {@code stockout} and {@code storage}. Begin with {@link dev.makegood.coupon.Coupon}.
 */
package dev.makegood.coupon;
