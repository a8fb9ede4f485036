/**
 * Holds coupons. It may use {@code stockout} and {@code storage}. Begin with {@link dev.makegood.coupon.Coupon}.
 */
package dev.makegood.coupon;
