/**
 * Lets operators hold refunds back. It may use {@code storage} only. Begin with
 * {@link dev.makegood.refund.pause.PauseRefunds}.
 */
package dev.makegood.refund.pause;
