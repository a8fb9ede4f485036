/**
 * Lets buyers urge merchants to ship, and says what follows if nobody answers. It may use {@code stockout.detection}
 * and {@code furtherperiod}. Begin with {@link dev.makegood.urge.UrgeToShip}.
 */
package dev.makegood.urge;
