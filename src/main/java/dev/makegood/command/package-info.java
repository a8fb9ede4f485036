/**
 * Defines who gives a command, and its results: recorded, repeated, different, or refused. It may use {@code storage}.
 * Begin with {@link dev.makegood.command.Outcome}.
 */
package dev.makegood.command;
