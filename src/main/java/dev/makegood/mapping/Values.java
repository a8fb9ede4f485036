package dev.makegood.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Makes the values of a report's fields of the texts of one record. */
final class Values {
    private static final List<DateTimeFormatter> LOCAL_TIMES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd[' ']['T']HH:mm:ss").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu/M/d H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT));
    private static final List<String> WHOLE = List.of("quantity", "shipped", "onHand", "delta");

    private final ReportMap map;
    private final Records.Line line;

    Values(ReportMap map, Records.Line line) {
        this.map = map;
        this.line = line;
    }

    /** Returns the text of a field, if the record has one. */
    Optional<String> said(String name) {
        MapField field = map.fields().get(name);
        if (field == null || !Condition.all(field.when(), line.values())) {
            return Optional.empty();
        }
        var first = field.column().stream().map(column -> text(name, column, field.optional()));
        var others = field.or().stream().map(column -> text(name, column, false));
        return Stream.concat(first, others)
                .filter(text -> !text.isEmpty() && !field.omit().equals(Optional.of(text)))
                .findFirst()
                .map(text -> field.translated(name, text))
                .or(field::value);
    }

    private String text(String name, String column, boolean optional) {
        String text = line.values().get(column);
        if (text == null && !optional) {
            throw new Unfit(name, "has no " + column);
        }
        return text == null ? "" : text;
    }

    /** Returns those of the fields that the record has. */
    ObjectNode object(List<String> names) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> put(object, name, name));
        return object;
    }

    /** Adds a field under the name that the report has for it, if the record has it. */
    void put(ObjectNode object, String name, String as) {
        said(name).ifPresent(text -> {
            if (name.endsWith("At")) {
                Duration later = Duration.ofHours(map.fields().get(name).plusHours());
                object.put(as, instant(name, text).plus(later).toString());
            } else if (name.endsWith("Minor")) {
                object.put(as, minor(name, text));
            } else if (ReportKind.ATTRIBUTES.contains(name)) {
                object.put(as, MapField.flag(name, text));
            } else if (WHOLE.contains(name)) {
                object.put(as, whole(name, number(name, text)));
            } else {
                object.put(as, text);
            }
        });
    }

    /** Returns an amount in minor units of the record's currency. */
    private long minor(String name, String text) {
        String currency = said("currency").orElse("");
        try {
            int decimals = CurrencyUnit.of(currency).getDecimalPlaces();
            return whole(name, amount(name, text).movePointRight(decimals));
        } catch (IllegalCurrencyException unknown) {
            throw new Unfit("currency", "is no ISO 4217 code: " + currency);
        }
    }

    private BigDecimal amount(String name, String text) {
        MapField field = map.fields().get(name);
        BigDecimal factor = field.times()
                .map(column -> number(name, text(name, column, false)))
                .orElse(BigDecimal.ONE);
        return number(name, text).multiply(factor).add(sum(name, field.plus())).subtract(sum(name, field.minus()));
    }

    private BigDecimal sum(String name, List<String> columns) {
        return columns.stream()
                .flatMap(column -> column.contains("*") ? all(column) : Stream.of(text(name, column, false)))
                .map(text -> number(name, text))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<String> all(String column) {
        String pattern = Stream.of(column.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[0-9]+"));
        return line.values().entrySet().stream()
                .filter(field -> field.getKey().matches(pattern))
                .map(Map.Entry::getValue);
    }

    private Instant instant(String name, String text) {
        for (DateTimeFormatter format : LOCAL_TIMES) {
            try {
                return LocalDateTime.parse(text, format).atZone(map.zone()).toInstant();
            } catch (DateTimeException otherForm) {
                // Tried as the next form.
            }
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw new Unfit(name, "is no time such as 2026-11-11 10:00:00: " + text);
        }
    }

    private static BigDecimal number(String name, String text) {
        // Longer numbers are no amounts, and an exponent could make a huge one.
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            throw new Unfit(name, "is no number: " + text);
        }
        return new BigDecimal(text);
    }

    private static long whole(String name, BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException fraction) {
            throw new Unfit(name, "has too many decimals: " + number.toPlainString());
        }
    }
}
