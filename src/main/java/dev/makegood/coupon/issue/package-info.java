/**
 * Debits the merchant and issues the coupon in one transaction; cases that wait for money are paid in order. It may use
 * {@code account}, {@code coupon} and {@code stockout.assessment}. Begin with
 * {@link dev.makegood.coupon.issue.IssueCoupons}.
 */
package dev.makegood.coupon.issue;
