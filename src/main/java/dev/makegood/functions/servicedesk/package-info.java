/**
 * Takes claims, appeals, hand-overs and files, and watches the desk. Begin with
 * {@link dev.makegood.functions.servicedesk.ServiceDeskApiFunction}.
 */
package dev.makegood.functions.servicedesk;
