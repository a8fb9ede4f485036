package dev.makegood.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * Holds the phrases of one language, and its formats of amounts and times. Each language is a file under {@code words}.
 */
public final class Language {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("O", Locale.ENGLISH);

    private final String tag;
    private final Properties phrases;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;

    private Language(String tag, Properties phrases) {
        this.tag = tag;
        this.phrases = phrases;
        time = formatter("format.time");
        day = formatter("format.day");
    }

    /**
     * Reads a language. Phrases that its file lacks come from the language that its phrase {@code fallback} names.
     *
     * @param tag such as {@code zh-CN}
     */
    public static Language of(String tag) {
        Properties own = load(tag);
        String fallback = own.getProperty("fallback", "");
        if (fallback.isEmpty()) {
            return new Language(tag, own);
        }
        var phrases = new Properties(of(fallback).phrases);
        phrases.putAll(own);
        return new Language(tag, phrases);
    }

    private static Properties load(String tag) {
        try (var stream = Language.class.getResourceAsStream("/words/" + tag + ".properties")) {
            if (stream == null) {
                throw new IllegalArgumentException("there are no words for " + tag);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, UTF_8));
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(tag, unreadable);
        }
    }

    private DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(phrase(pattern), Locale.forLanguageTag(tag));
    }

    public String tag() {
        return tag;
    }

    /** Returns the name of the language in JSON, such as {@code zhCN}. */
    public String field() {
        return tag.replace("-", "");
    }

    /** Returns the names of all phrases. */
    public Set<String> names() {
        return phrases.stringPropertyNames();
    }

    /**
     * Returns a phrase.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public String phrase(String name) {
        String phrase = phrases.getProperty(name);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase " + name + " in " + tag);
        }
        return phrase;
    }

    /** Returns the phrase for a variant, such as a currency, if this language has one. */
    String phrase(String name, String variant) {
        String special = phrases.getProperty(name + "." + variant);
        return special == null ? phrase(name) : special;
    }

    /** Fills each placeholder once; a value that looks like a placeholder stays as it is. */
    public static String fill(String phrase, Function<String, String> values) {
        return PLACEHOLDER.matcher(phrase).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }

    /** Writes an instant, rounded down to the minute, so that people who act by the shown time are in time. */
    public String time(Instant at, ZoneId zone) {
        ZonedDateTime shown = at.atZone(zone);
        return time.format(shown) + in(shown);
    }

    public String day(LocalDate date, ZoneId zone) {
        return day.format(date) + in(date.atStartOfDay(zone));
    }

    private String in(ZonedDateTime shown) {
        String offset = OFFSET.format(shown).replace("GMT", "UTC");
        String zone = phrases.getProperty("zone." + shown.getZone().getId(), offset);
        return fill(phrase("format.zone"), Map.of("zone", zone)::get);
    }

    public String amount(Money amount) {
        String currency = amount.getCurrencyUnit().getCode();
        String number = decimal(amount.getAmount().toPlainString());
        return fill(phrase("format.amount", currency), Map.of("number", number, "currency", currency)::get);
    }

    /** Writes a number with the decimal sign of this language, such as {@code 7,5} for {@code 7.5}. */
    String decimal(String number) {
        return number.replace(".", phrase("format.decimalSign"));
    }

    public String percent(int basisPoints) {
        String number =
                decimal(BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString());
        return fill(phrase("format.percent"), Map.of("number", number)::get);
    }

    @Override
    public String toString() {
        return tag;
    }
}
