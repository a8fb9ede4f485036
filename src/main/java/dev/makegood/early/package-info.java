/**
 * Keeps facts that arrive before their order, and applies them when it arrives. It may use the rooms that take these
 * facts. Begin with {@link dev.makegood.early.KeepFact}.
 */
package dev.makegood.early;
