/**
 * Debits the merchant and issues the coupon, in one transaction; who waits for money is served in order. It may use
 * {@code account}, {@code coupon} and {@code stockout.assessment}. Begin with
 * {@link dev.makegood.coupon.issue.IssueCoupons}.
 */
package dev.makegood.coupon.issue;
