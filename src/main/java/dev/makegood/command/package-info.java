/**
 * Says what became of a command: recorded, the same again, different, or refused. It may use {@code storage}. Begin
 * with {@link dev.makegood.command.Outcome}.
 */
package dev.makegood.command;
