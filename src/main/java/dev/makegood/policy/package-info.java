/**
 * Holds the rules of one version of a policy, which are data. It may use {@code promise} and {@code wording}; it
 * reads no rows. Begin with {@link dev.makegood.policy.PolicyVersion}.
 */
package dev.makegood.policy;
