/**
 * Begins and ends the presale of a SKU. It may use {@code inventory}. Begin with
 * {@link dev.makegood.inventory.presale.SetPresale}.
 */
package dev.makegood.inventory.presale;
