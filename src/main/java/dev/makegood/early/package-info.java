/**
 * Keeps facts that come before their order, and applies them when it comes. It may use the rooms that take these
 * facts. Begin with {@link dev.makegood.early.KeepFact}.
 */
package dev.makegood.early;
