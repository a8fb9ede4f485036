/**
 * Records the payment provider's statements about a refund, with its postings. It may use {@code refund},
 * {@code account} and {@code payment}. Begin with {@link dev.makegood.refund.settlement.RecordOutcome}.
 */
package dev.makegood.refund.settlement;
