/**
 * Reads versions from YAML, proves them by their examples, and publishes them. It may use {@code policy.assessment}
 * and {@code storage}. Begin with {@link dev.makegood.policy.publication.Policies}.
 */
package dev.makegood.policy.publication;
