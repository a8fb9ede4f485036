/**
 * Shows refunds, hears the gateway, and sends what is due. Begin with
 * {@link dev.makegood.functions.refunds.RefundsApiFunction}.
 */
package dev.makegood.functions.refunds;
