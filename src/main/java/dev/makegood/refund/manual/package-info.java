/**
 * Records refunds that operators paid by hand. It may use {@code refund.settlement}. Begin with
 * {@link dev.makegood.refund.manual.PayByHand}.
 */
package dev.makegood.refund.manual;
