/**
 * Records refunds that were made outside Makegood. It may use {@code refund} and {@code order}. Begin with
 * {@link dev.makegood.refund.external.RecordExternalRefund}.
 */
package dev.makegood.refund.external;
