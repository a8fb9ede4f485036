/** Erases buyers and their texts. Begin with {@link dev.makegood.functions.buyers.BuyersApiFunction}. */
package dev.makegood.functions.buyers;
