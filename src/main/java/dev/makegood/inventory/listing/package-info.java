/**
 * Keeps what merchants say about the SKUs that they sell: title, price and what may replace them. It may use
 * {@code inventory}. Begin with {@link dev.makegood.inventory.listing.Listing}.
 */
package dev.makegood.inventory.listing;
