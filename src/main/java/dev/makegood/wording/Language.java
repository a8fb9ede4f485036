package dev.makegood.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;

/** Holds the phrases of one language, and how it writes amounts and times. */
public enum Language {
    ENGLISH("en") {
        @Override
        public String step(Text step) {
            return step.en();
        }

        @Override
        public String time(Times times, Instant at) {
            return times.en(at);
        }

        @Override
        public String day(Times times, LocalDate day) {
            return times.en(day);
        }

        @Override
        public String amount(String text) {
            return text;
        }

        @Override
        public String betweenSentences() {
            return " ";
        }

        @Override
        public String betweenSteps() {
            return "; ";
        }
    },
    CHINESE("zh-CN") {
        @Override
        public String step(Text step) {
            return step.zhCN();
        }

        @Override
        public String time(Times times, Instant at) {
            return times.zh(at);
        }

        @Override
        public String day(Times times, LocalDate day) {
            return times.zh(day);
        }

        @Override
        public String amount(String text) {
            return Amounts.zh(text);
        }

        @Override
        public String betweenSentences() {
            return "";
        }

        @Override
        public String betweenSteps() {
            return "；";
        }
    };

    private final Properties phrases;

    Language(String tag) {
        this.phrases = load("/notice/" + tag + ".properties");
    }

    public abstract String step(Text step);

    public abstract String betweenSentences();

    public abstract String betweenSteps();

    public abstract String time(Times times, Instant at);

    public abstract String day(Times times, LocalDate day);

    /** Writes an amount such as {@code 5.00 CNY} as people write it. */
    public abstract String amount(String text);

    /**
     * Returns a phrase.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public String phrase(String name) {
        String phrase = phrases.getProperty(name);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase " + name + " in " + this);
        }
        return phrase;
    }

    /** Returns the names of all phrases. */
    public Set<String> names() {
        return phrases.stringPropertyNames();
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
