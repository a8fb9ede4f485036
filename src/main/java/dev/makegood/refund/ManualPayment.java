package dev.makegood.refund;

import java.time.Instant;

/**
 * Holds an operator's record of a refund paid outside the gateway.
 *
 * @param how in plain words, such as "bank transfer"
 * @param paidAt when the money was sent
 * @param reference the payer's reference of the payment
 * @param amountMinor what was paid, in minor units of the refund's currency
 */
public record ManualPayment(String how, Instant paidAt, String reference, long amountMinor) {}
