package dev.makegood.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.policy.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** Holds the phrases of one language, and how it writes dates. */
enum Language {
    ENGLISH("en", "d MMMM uuuu", "d MMMM uuuu, HH:mm", " (", ")") {
        @Override
        String step(Step step) {
            return step.en();
        }

        @Override
        String betweenSentences() {
            return " ";
        }
    },
    CHINESE("zh-CN", "uuuu年M月d日", "uuuu年M月d日HH:mm", "（", "）") {
        @Override
        String step(Step step) {
            return step.zhCN();
        }

        @Override
        String betweenSentences() {
            return "";
        }
    };

    private final Properties phrases;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;
    private final String open;
    private final String close;

    Language(String tag, String day, String minute, String open, String close) {
        this.phrases = load("/notice/" + tag + ".properties");
        this.day = DateTimeFormatter.ofPattern(day, Locale.ENGLISH);
        this.minute = DateTimeFormatter.ofPattern(minute, Locale.ENGLISH);
        this.open = open;
        this.close = close;
    }

    abstract String step(Step step);

    abstract String betweenSentences();

    /**
     * Returns a phrase.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    String phrase(String name) {
        String phrase = phrases.getProperty(name);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase " + name + " in " + this);
        }
        return phrase;
    }

    /** Returns the names of all phrases. */
    Set<String> names() {
        return phrases.stringPropertyNames();
    }

    /** Returns a deadline to the minute, rounded up, so that it does not appear earlier than it is. */
    String instant(String iso, ZoneId zone) {
        try {
            ZonedDateTime exact = Instant.parse(iso).atZone(zone);
            ZonedDateTime floor = exact.truncatedTo(ChronoUnit.MINUTES);
            ZonedDateTime told = floor.equals(exact) ? floor : floor.plusMinutes(1);
            return minute.format(told) + offset(told);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("not an ISO instant: " + iso, malformed);
        }
    }

    String date(String iso, ZoneId zone) {
        try {
            LocalDate date = LocalDate.parse(iso);
            return day.format(date) + offset(date.atStartOfDay(zone));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("not an ISO date: " + iso, malformed);
        }
    }

    /** Returns the offset from UTC as people write it, such as " (UTC+8)". */
    private String offset(ZonedDateTime time) {
        String gmt = DateTimeFormatter.ofPattern("O", Locale.ENGLISH).format(time);
        return open + gmt.replace("GMT", "UTC") + close;
    }

    private static Properties load(String resource) {
        try (var stream = Language.class.getResourceAsStream(resource)) {
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, UTF_8));
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
