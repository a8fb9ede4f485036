/**
 * Defines the port to the payment provider: the requests, and every possible outcome. It may use {@code input} and
 * {@code secret}. Begin with {@link dev.makegood.payment.PaymentGateway}.
 */
package dev.makegood.payment;
