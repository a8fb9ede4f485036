package dev.makegood.wording;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds a phrase by name with the values of its placeholders, ready to be written in any language. A row keeps a
 * sentence in place of its texts: so it is short, and can be read in a language that the market got later.
 *
 * @param variant of the phrase, such as a currency, for languages that have one
 * @param values by placeholder: a text that is the same in every language, a percentage in basis points as an
 *     {@code Integer}, a {@link Money}, a decimal, a part as a sentence, or a time or day, which rows cannot keep
 */
public record Sentence(String phrase, Optional<String> variant, SortedMap<String, Object> values) {
    private record Time(Instant at, ZoneId zone) {}

    private record Day(LocalDate day, ZoneId zone) {}

    private record Decimal(String number) {}

    /** The field of a decimal in rows; no currency has such a name. */
    private static final String DECIMAL = "n";

    public Sentence {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Sentence of(String phrase) {
        return new Sentence(phrase, Optional.empty(), new TreeMap<>());
    }

    /** Creates the sentence of a phrase for which some languages have a variant, such as one for a currency. */
    public static Sentence of(String phrase, String variant) {
        return new Sentence(phrase, Optional.of(variant), new TreeMap<>());
    }

    /** Adds a text that is the same in every language, such as an id. */
    public Sentence with(String name, Object text) {
        return plus(name, text.toString());
    }

    public Sentence with(String name, Sentence part) {
        return plus(name, part);
    }

    public Sentence amount(String name, Money amount) {
        return plus(name, amount);
    }

    public Sentence percent(String name, int basisPoints) {
        return plus(name, basisPoints);
    }

    /**
     * Adds a number that may have decimals, which languages write in different ways.
     *
     * @param number in digits with a point, such as {@code 7.5}; an ellipsis may follow it
     */
    public Sentence decimal(String name, String number) {
        return plus(name, new Decimal(number));
    }

    public Sentence time(String name, Instant at, ZoneId zone) {
        return plus(name, new Time(at, zone));
    }

    public Sentence day(String name, LocalDate day, ZoneId zone) {
        return plus(name, new Day(day, zone));
    }

    private Sentence plus(String name, Object value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new Sentence(phrase, variant, more);
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
        return switch (values.get(name)) {
            case null -> throw new IllegalArgumentException(phrase + " lacks " + name);
            case Sentence part -> part.in(language);
            case Money amount -> language.amount(amount);
            case Integer basisPoints -> language.percent(basisPoints);
            case Decimal(String number) -> language.decimal(number);
            case Time(Instant at, ZoneId zone) -> language.time(at, zone);
            case Day(LocalDate day, ZoneId zone) -> language.day(day, zone);
            case Object text -> text.toString();
        };
    }

    /**
     * Returns the form in rows: a list of the phrase, its values, and its variant if it has one. A value is a text, a
     * number of basis points, an amount in minor units such as <code>{"CNY": 500}</code>, a decimal such as
     * <code>{"n": "7.5"}</code>, or the list of a part.
     *
     * @throws IllegalStateException if a value is a time or a day
     */
    @JsonValue
    List<Object> stored() {
        var form = new ArrayList<Object>(List.of(phrase));
        if (!values.isEmpty() || variant.isPresent()) {
            var stored = new TreeMap<String, Object>();
            values.forEach((name, value) -> stored.put(name, stored(value)));
            form.add(stored);
        }
        variant.ifPresent(form::add);
        return form;
    }

    private static Object stored(Object value) {
        return switch (value) {
            case Sentence part -> part.stored();
            case Money amount -> Map.of(amount.getCurrencyUnit().getCode(), amount.getAmountMinorLong());
            case Decimal(String number) -> Map.of(DECIMAL, number);
            case Time _, Day _ -> throw new IllegalStateException("a row cannot keep a sentence with " + value);
            default -> value;
        };
    }

    /**
     * Reads the form in rows.
     *
     * @throws IllegalArgumentException if it is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Sentence read(List<Object> form) {
        if (form.isEmpty() || form.size() > 3 || !(form.getFirst() instanceof String phrase)) {
            throw new IllegalArgumentException("no sentence: " + form);
        }
        var values = new TreeMap<String, Object>();
        if (form.size() > 1 && form.get(1) instanceof Map<?, ?> stored) {
            stored.forEach((name, value) -> values.put(name.toString(), value(value)));
        }
        return new Sentence(phrase, form.stream().skip(2).map(Object::toString).findFirst(), values);
    }

    private static Object value(Object stored) {
        return switch (stored) {
            case String text -> text;
            case Number basisPoints -> basisPoints.intValue();
            case List<?> part -> read(List.copyOf(part));
            case Map<?, ?> decimal when decimal.get(DECIMAL) instanceof String number -> new Decimal(number);
            case Map<?, ?> amount
            when amount.size() == 1 -> {
                var entry = amount.entrySet().iterator().next();
                yield Money.ofMinor(
                        CurrencyUnit.of(entry.getKey().toString()), ((Number) entry.getValue()).longValue());
            }
            default -> throw new IllegalArgumentException("no value of a sentence: " + stored);
        };
    }
}
