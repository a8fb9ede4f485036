/**
 * Speaks Stripe's API, {@code docs/gateway.md}. It may use {@code payment}. Begin with
 * {@link dev.makegood.payment.stripe.StripeGateway}.
 */
package dev.makegood.payment.stripe;
