/**
 * Takes redemptions, and issues and expires coupons. Begin with
 * {@link dev.makegood.functions.coupons.CouponsApiFunction}.
 */
package dev.makegood.functions.coupons;
