/**
 * Is the port to whoever pays refunds: what can be asked, and every way in which it can answer. It may use
 * {@code input} and {@code secret}. Begin with {@link dev.makegood.payment.PaymentGateway}.
 */
package dev.makegood.payment;
