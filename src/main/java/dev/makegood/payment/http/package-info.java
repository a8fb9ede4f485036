/**
 * Speaks the gateway's HTTP protocol, {@code docs/gateway.md}. It may use {@code payment}. Begin with
 * {@link dev.makegood.payment.http.HttpPaymentGateway}.
 */
package dev.makegood.payment.http;
