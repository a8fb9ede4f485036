/**
 * Speaks WeChat Pay's API v3, {@code docs/gateway.md}. It may use {@code payment}. Begin with
 * {@link dev.makegood.payment.wechatpay.WechatPayGateway}.
 */
package dev.makegood.payment.wechatpay;
