/**
 * Lets a merchant tell a delay, and the buyer, or the buyer's silence, decide about it as the policy version says. It may
 * use {@code stockout.detection}. Begin with {@link dev.makegood.delay.TellDelay}.
 */
package dev.makegood.delay;
