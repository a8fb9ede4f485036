/**
 * Writes texts, times and amounts for people in each language. It uses no other room. Begin with
 * {@link dev.makegood.wording.Language}.
 */
package dev.makegood.wording;
