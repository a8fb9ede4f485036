/**
 * Lets operators confirm or withdraw what a brake holds back. It may use {@code stockout.stranding} and
 * {@code refund}. Begin with {@link dev.makegood.brake.DecideBrake}.
 */
package dev.makegood.brake;
