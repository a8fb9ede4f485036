/**
 * Shows refunds, receives the gateway's events, and sends due refunds. Begin with
 * {@link dev.makegood.functions.refunds.RefundsApiFunction}.
 */
package dev.makegood.functions.refunds;
