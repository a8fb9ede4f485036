/**
 * Takes merchants' appeals against a case, with evidence and time limits. It may use {@code servicedesk.ticket} and
 * {@code stockout.assessment}. Begin with {@link dev.makegood.servicedesk.appeal.Appeal}.
 */
package dev.makegood.servicedesk.appeal;
