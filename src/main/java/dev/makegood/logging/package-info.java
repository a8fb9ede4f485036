/**
 * Writes log lines with the ids of their subjects. It uses no other room. Begin with {@link dev.makegood.logging.Log}.
 */
package dev.makegood.logging;
