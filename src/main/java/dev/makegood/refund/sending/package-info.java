/**
 * Sends due refunds to the payment provider, each once. It may use {@code refund.settlement}, {@code refund.external} and
 * {@code payment}.
 * Begin with {@link dev.makegood.refund.sending.SweepRefunds}.
 */
package dev.makegood.refund.sending;
