/**
 * Serves signed links: the buyer's page of a case and the supplier's page of a restock, for people who do not sign in.
 * Begin with {@link dev.makegood.functions.links.LinksApiFunction}.
 */
package dev.makegood.functions.links;
