/**
 * Reads what comes from outside (JSON, YAML, ids, texts, percentages) strictly, and names the field that is wrong.
 * It uses no other room. Begin with {@link dev.makegood.input.Input}.
 */
package dev.makegood.input;
