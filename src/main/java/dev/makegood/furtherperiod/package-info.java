/**
 * Lets buyers call upon merchants to ship late lines within a further period, and says what follows it. It may use
 * {@code stockout.detection}. Begin with {@link dev.makegood.furtherperiod.CallToShip}.
 */
package dev.makegood.furtherperiod;
