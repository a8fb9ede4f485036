/**
 * Names the act that stranded many units at once, and holds it back where a brake says so. It may use
 * {@code stockout} and {@code inventory}. Begin with {@link dev.makegood.stockout.stranding.Stranding}.
 */
package dev.makegood.stockout.stranding;
