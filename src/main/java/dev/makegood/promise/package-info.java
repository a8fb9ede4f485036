/**
 * Stores merchants' own promises in addition to the policy. It may use {@code command} and {@code storage}. Begin with
 * {@link dev.makegood.promise.Promises}.
 */
package dev.makegood.promise;
