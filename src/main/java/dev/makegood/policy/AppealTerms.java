package dev.makegood.policy;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Sets the terms of appeals. An appeal suspends nothing.
 *
 * @param withinDays calendar days after the notice
 * @param decidedInWorkingDays working days that the operator has to decide
 */
public record AppealTerms(int withinDays, int decidedInWorkingDays) {
    /**
     * Returns the first instant after the last day to appeal in {@code zone}, counted from when the merchant was
     * told.
     */
    public Instant end(Instant told, ZoneId zone) {
        return told.atZone(zone)
                .toLocalDate()
                .plusDays(withinDays + 1L)
                .atStartOfDay(zone)
                .toInstant();
    }
}
