/**
 * Takes buyers' claims, with evidence and time limits, and decides them. It may use {@code servicedesk.ticket},
 * {@code stockout.detection} and {@code refund.waiting}. Begin with {@link dev.makegood.servicedesk.claim.Claim}.
 */
package dev.makegood.servicedesk.claim;
