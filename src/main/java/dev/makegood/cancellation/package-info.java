/**
 * Lets merchant and buyer cancel an order by agreement, with the sum that they agree on. It may use
 * {@code stockout.detection} and {@code refund.waiting}. Begin with
 * {@link dev.makegood.cancellation.ProposeCancellation}.
 */
package dev.makegood.cancellation;
