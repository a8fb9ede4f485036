/**
 * Names the act that stranded many units at once, and holds back its payments while a brake is on. It may use
 * {@code stockout} and {@code inventory}. Begin with {@link dev.makegood.stockout.stranding.Stranding}.
 */
package dev.makegood.stockout.stranding;
