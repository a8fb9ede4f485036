/**
 * Speaks Alipay's API, {@code docs/gateway.md}. It may use {@code payment}. Begin with
 * {@link dev.makegood.payment.alipay.AlipayGateway}.
 */
package dev.makegood.payment.alipay;
