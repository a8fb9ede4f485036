/**
 * Computes the worth of a case under a version, with the steps that explain it: pure arithmetic. It may use
 * {@code policy}. Begin with {@link dev.makegood.policy.assessment.Assess}.
 */
package dev.makegood.policy.assessment;
