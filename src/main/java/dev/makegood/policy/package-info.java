/**
 * Holds the rules of a policy version as data. It may use {@code promise} and {@code wording}; it reads no rows. Begin
 * with {@link dev.makegood.policy.PolicyVersion}.
 */
package dev.makegood.policy;
