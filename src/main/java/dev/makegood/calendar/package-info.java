/**
 * Counts working days by a country's calendar. It may use {@code input}. Begin with
 * {@link dev.makegood.calendar.WorkingDays}.
 */
package dev.makegood.calendar;
