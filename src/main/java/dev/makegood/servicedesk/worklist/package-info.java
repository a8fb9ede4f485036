/**
 * Lists the operators' next tasks, the most urgent first. It may use the other rooms of the service desk and
 * {@code refund}. Begin with {@link dev.makegood.servicedesk.worklist.NextDue}.
 */
package dev.makegood.servicedesk.worklist;
