/**
 * Keeps what one operator asked for until another confirms it. It may use {@code input}, {@code storage} and
 * {@code command}. Begin with {@link dev.makegood.proposal.ConfirmByAnother}.
 */
package dev.makegood.proposal;
