package dev.makegood.refund;

import java.time.Instant;

/**
 * What an operator says of a refund that it paid in another way than through the gateway.
 *
 * @param how in plain words, such as "bank transfer"
 * @param paidAt when the money left
 * @param reference of the payment, where it was made
 */
public record ManualPayment(String how, Instant paidAt, String reference) {}
