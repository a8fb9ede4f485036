package dev.makegood.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.policy.Amounts;
import dev.makegood.policy.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;

/** Holds the phrases of one language, and how it writes amounts and times. */
enum Language {
    ENGLISH("en") {
        @Override
        String step(Step step) {
            return step.en();
        }

        @Override
        String time(Times times, Instant at) {
            return times.en(at);
        }

        @Override
        String day(Times times, LocalDate day) {
            return times.en(day);
        }

        @Override
        String amount(String text) {
            return text;
        }

        @Override
        String betweenSentences() {
            return " ";
        }

        @Override
        String betweenSteps() {
            return "; ";
        }
    },
    CHINESE("zh-CN") {
        @Override
        String step(Step step) {
            return step.zhCN();
        }

        @Override
        String time(Times times, Instant at) {
            return times.zh(at);
        }

        @Override
        String day(Times times, LocalDate day) {
            return times.zh(day);
        }

        @Override
        String amount(String text) {
            return Amounts.zh(text);
        }

        @Override
        String betweenSentences() {
            return "";
        }

        @Override
        String betweenSteps() {
            return "；";
        }
    };

    private final Properties phrases;

    Language(String tag) {
        this.phrases = load("/notice/" + tag + ".properties");
    }

    abstract String step(Step step);

    abstract String betweenSentences();

    abstract String betweenSteps();

    abstract String time(Times times, Instant at);

    abstract String day(Times times, LocalDate day);

    /** Writes an amount such as {@code 5.00 CNY} as people write it. */
    abstract String amount(String text);

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
