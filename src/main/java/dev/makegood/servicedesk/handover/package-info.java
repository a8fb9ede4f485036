/**
 * Hands a case over to a person when somebody asks for one. It may use {@code servicedesk.ticket} and
 * {@code stockout}. Begin with {@link dev.makegood.servicedesk.handover.HandOver}.
 */
package dev.makegood.servicedesk.handover;
