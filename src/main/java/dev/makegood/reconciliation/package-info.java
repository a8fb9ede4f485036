/**
 * Checks the books every night: each posting, number and row against the others. It may use {@code account} and
 * reads all tables. Begin with {@link dev.makegood.reconciliation.Reconcile}.
 */
package dev.makegood.reconciliation;
