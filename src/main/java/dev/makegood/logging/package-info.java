/**
 * Writes log lines with the ids that they are about. It uses no other room. Begin with
 * {@link dev.makegood.logging.Log}.
 */
package dev.makegood.logging;
