/**
 * Lets merchant and buyer agree on a later ship time. It may use {@code order} and {@code inventory}. Begin with
 * {@link dev.makegood.order.shiptime.Negotiation}.
 */
package dev.makegood.order.shiptime;
