/**
 * Reads external input (JSON, YAML, ids, texts, percent encoding) strictly, and names the field at fault. It uses no
 * other room. Begin with {@link dev.makegood.input.Input}.
 */
package dev.makegood.input;
