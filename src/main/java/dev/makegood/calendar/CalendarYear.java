package dev.makegood.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * Holds the days of one year that differ from Monday-to-Friday weeks.
 *
 * @param holidays days off
 * @param makeUp Saturdays and Sundays that are working days
 */
record CalendarYear(int year, Set<LocalDate> holidays, Set<LocalDate> makeUp) {}
