/**
 * Gives buyers pseudonyms. It may use {@code storage}. Begin with {@link dev.makegood.identity.Pseudonyms}.
 */
package dev.makegood.identity;
