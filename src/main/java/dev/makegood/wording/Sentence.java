package dev.makegood.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;

/** Holds a phrase with the values of its placeholders, ready to be written in any language. */
public final class Sentence {
    private final String phrase;
    private final Optional<String> variant;
    private final Map<String, Function<Language, String>> values = new HashMap<>();

    private Sentence(String phrase, Optional<String> variant) {
        this.phrase = phrase;
        this.variant = variant;
    }

    public static Sentence of(String phrase) {
        return new Sentence(phrase, Optional.empty());
    }

    /** Creates the sentence of a phrase for which some languages have a variant, such as one for a currency. */
    public static Sentence of(String phrase, String variant) {
        return new Sentence(phrase, Optional.of(variant));
    }

    /** Creates a text that is the same in every language, such as an id. */
    public Sentence with(String name, Object text) {
        return with(name, _ -> text.toString());
    }

    public Sentence with(String name, Sentence part) {
        return with(name, part::in);
    }

    public Sentence amount(String name, Money amount) {
        return with(name, language -> language.amount(amount));
    }

    public Sentence percent(String name, int basisPoints) {
        return with(name, language -> language.percent(basisPoints));
    }

    public Sentence time(String name, Instant at, ZoneId zone) {
        return with(name, language -> language.time(at, zone));
    }

    public Sentence day(String name, LocalDate day, ZoneId zone) {
        return with(name, language -> language.day(day, zone));
    }

    private Sentence with(String name, Function<Language, String> value) {
        values.put(name, value);
        return this;
    }

    /**
     * Writes the sentence.
     *
     * @throws IllegalArgumentException if the phrase has a placeholder without a value, or there is no such phrase
     */
    public String in(Language language) {
        String words = variant.map(which -> language.phrase(phrase, which)).orElseGet(() -> language.phrase(phrase));
        return Language.fill(words, name -> value(name, language));
    }

    private String value(String name, Language language) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalArgumentException(phrase + " lacks " + name))
                .apply(language);
    }
}
