/**
 * Assesses cases by the policy and the caps, and again when a fact changes. It may use {@code stockout} and the rooms
 * that it uses. Begin with {@link dev.makegood.stockout.assessment.Assessing}.
 */
package dev.makegood.stockout.assessment;
