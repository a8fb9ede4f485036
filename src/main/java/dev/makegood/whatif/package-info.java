/**
 * Replays past cases under another policy. It may use {@code policy} and {@code stockout}; it writes nothing. Begin
 * with {@link dev.makegood.whatif.SimulatePolicy}.
 */
package dev.makegood.whatif;
