package dev.makegood.refund;

import java.time.Instant;

/**
 * Holds what an operator records about a refund that was paid outside of the gateway.
 *
 * @param how in plain words, such as "bank transfer"
 * @param paidAt when the money was sent
 * @param reference of the payment, with whoever made it
 */
public record ManualPayment(String how, Instant paidAt, String reference) {}
