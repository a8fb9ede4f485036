package dev.makegood.wording;

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
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("uuuu年M月d日HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("O", Locale.ENGLISH);

    /** Rounds the end of what we are to do up to the minute, so that we are in time by the shown time. */
    public static Instant ours(Instant end) {
        Instant minute = end.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(end) ? end : minute.plus(1, ChronoUnit.MINUTES);
    }

    public String en(Instant at) {
        ZonedDateTime told = at.atZone(zone);
        return EN.format(told) + en(told);
    }

    public String zh(Instant at) {
        ZonedDateTime told = at.atZone(zone);
        return ZH.format(told) + zh(told);
    }

    public String en(LocalDate day) {
        return EN_DAY.format(day) + en(day.atStartOfDay(zone));
    }

    public String zh(LocalDate day) {
        return ZH_DAY.format(day) + zh(day.atStartOfDay(zone));
    }

    private static String en(ZonedDateTime time) {
        return " (" + offset(time) + ")";
    }

    private String zh(ZonedDateTime time) {
        return "（" + (zone.equals(BEIJING) ? "北京时间" : offset(time)) + "）";
    }

    private static String offset(ZonedDateTime time) {
        return OFFSET.format(time).replace("GMT", "UTC");
    }
}
