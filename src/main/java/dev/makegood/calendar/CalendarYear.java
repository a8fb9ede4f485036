package dev.makegood.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * How one year differs from its weeks.
 *
 * @param holidays days off
 * @param makeUp Saturdays and Sundays on which people work
 */
record CalendarYear(int year, Set<LocalDate> holidays, Set<LocalDate> makeUp) {}
