package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;

/** Lists the ways to turn days into a share of a year. */
public enum DayCount {
    /** Each day is the 365th part of a year, also in leap years. */
    ACTUAL_365("actual/365", 365),
    /** Each day is the 360th part of a year. */
    ACTUAL_360("actual/360", 360),
    /** Each day is a part of its own calendar year, which has 365 or 366 days. */
    ACTUAL_ACTUAL("actual/actual", 365 * 366);

    private final String id;
    private final int parts;

    DayCount(String id, int parts) {
        this.id = id;
        this.parts = parts;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** Returns into how many equal parts it divides a year. */
    public int parts() {
        return parts;
    }

    /** Returns how many of those parts the days after {@code from} up to {@code to} are; 0 if there are none. */
    public long count(LocalDate from, LocalDate to) {
        return from.isBefore(to)
                ? from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .mapToLong(this::of)
                        .sum()
                : 0;
    }

    private long of(LocalDate day) {
        return this == ACTUAL_ACTUAL ? parts / day.lengthOfYear() : 1;
    }
}
