/**
 * Erases a buyer and what people wrote. Begin with {@link dev.makegood.functions.buyers.BuyersApiFunction}.
 */
package dev.makegood.functions.buyers;
