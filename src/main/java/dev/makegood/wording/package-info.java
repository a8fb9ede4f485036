/**
 * Says things to people in each language: texts, times, amounts. It uses no other room. Begin with
 * {@link dev.makegood.wording.Language}.
 */
package dev.makegood.wording;
