/**
 * Publishes policies and promises, and replays cases under a draft. Begin with
 * {@link dev.makegood.functions.policies.PoliciesApiFunction}.
 */
package dev.makegood.functions.policies;
