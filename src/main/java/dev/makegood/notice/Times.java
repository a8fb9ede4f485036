package dev.makegood.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Formats instants and days for people, in one zone. An instant is rounded down to the minute, so that whoever acts by
 * the shown time is in time.
 */
public record Times(ZoneId zone) {
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("uuuu年M月d日HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("O", Locale.ENGLISH);

    public String en(Instant at) {
        ZonedDateTime told = told(at);
        return EN.format(told) + " (" + offset(told) + ")";
    }

    public String zh(Instant at) {
        ZonedDateTime told = told(at);
        return ZH.format(told) + "（" + offset(told) + "）";
    }

    public static String en(LocalDate day) {
        return EN_DAY.format(day);
    }

    public static String zh(LocalDate day) {
        return ZH_DAY.format(day);
    }

    private ZonedDateTime told(Instant at) {
        return at.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    }

    private static String offset(ZonedDateTime time) {
        return OFFSET.format(time).replace("GMT", "UTC");
    }
}
