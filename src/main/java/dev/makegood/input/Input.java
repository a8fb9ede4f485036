package dev.makegood.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * Reads one JSON object from outside, field by field and strictly: no coercion, no unknown fields. Every refusal is an
 * {@link InvalidInput} that names the field.
 */
public final class Input {
    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    private Input(String path, JsonNode node) {
        if (!node.isObject()) {
            throw InvalidInput.malformed(path, "must be a JSON object");
        }
        this.path = path;
        this.node = node;
    }

    /** Starts at the root of a parsed document, whose texts must all be plain. */
    public static Input of(JsonNode node) {
        PlainText.check("", node);
        return new Input("", node);
    }

    /** Reads the whole object with {@code reader}, then refuses fields that the reader did not ask for. */
    public <T> T read(Function<Input, T> reader) {
        T value = reader.apply(this);
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw InvalidInput.malformed(at(name), "is not a field here");
            }
        });
        return value;
    }

    /** Accepts fields that may be present and that this reader ignores. */
    public void leave(String... names) {
        asked.addAll(List.of(names));
    }

    /** Returns true if a field is present. Refuses null instead of treating it as absent, since null is ambiguous. */
    public boolean has(String name) {
        asked.add(name);
        if (node.path(name).isNull()) {
            throw InvalidInput.malformed(at(name), "must not be null: leave the field out instead");
        }
        return node.has(name);
    }

    /** Reads an external id; {@link Ids} defines which are valid. */
    public String id(String name) {
        JsonNode value = required(name);
        return id(at(name), value.isTextual() ? value.textValue() : "");
    }

    /** Checks an id from elsewhere, such as a path. */
    public static String id(String field, String value) {
        return Ids.check(field, value);
    }

    public String text(String name, int maxLength) {
        JsonNode value = required(name);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().codePointCount(0, value.textValue().length()) > maxLength) {
            throw InvalidInput.field(at(name), "must be a text of 1 to " + maxLength + " characters");
        }
        return value.textValue();
    }

    /** Reads a whole number in any notation: 830.0 is 830. */
    public long whole(String name, long min, long max) {
        JsonNode value = required(name);
        return Optional.of(value)
                .filter(JsonNode::isNumber)
                // The double serves only as a test: NaN and infinity have no decimal value, and huge exponents are
                // costly.
                .filter(number -> Double.isFinite(number.doubleValue()))
                .map(JsonNode::decimalValue)
                .filter(number -> number.compareTo(BigDecimal.valueOf(min)) >= 0)
                .filter(number -> number.compareTo(BigDecimal.valueOf(max)) <= 0)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact)
                .orElseThrow(() -> InvalidInput.field(at(name), "must be a whole number from " + min + " to " + max));
    }

    /** Reads an instant with its offset, rounded down to the millisecond. */
    public Instant instant(String name) {
        return Scalars.instant(at(name), text(name, 40));
    }

    /** Reads a calendar date. */
    public LocalDate date(String name) {
        return Scalars.date(at(name), text(name, 10));
    }

    /** Reads the code of a currency in which people can pay. */
    public CurrencyUnit currency(String name) {
        return Scalars.currency(at(name), text(name, 3));
    }

    public ZoneId zone(String name) {
        return Scalars.zone(at(name), text(name, 64));
    }

    public <E extends Enum<E>> E choice(String name, Function<E, String> names, E[] choices) {
        String text = text(name, 64);
        for (E choice : choices) {
            if (names.apply(choice).equals(text)) {
                return choice;
            }
        }
        throw InvalidInput.field(
                at(name),
                "must be one of " + List.of(choices).stream().map(names).toList());
    }

    public <T> T object(String name, Function<Input, T> reader) {
        return new Input(at(name), required(name)).read(reader);
    }

    public <T> List<T> list(String name, int max, Function<Input, T> reader) {
        return list(name, 1, max, reader);
    }

    /** Reads a list that may be absent or empty; generated clients send an empty list instead of none. */
    public <T> List<T> optionalList(String name, int max, Function<Input, T> reader) {
        return has(name) ? list(name, 0, max, reader) : List.of();
    }

    private <T> List<T> list(String name, int min, int max, Function<Input, T> reader) {
        JsonNode value = required(name);
        if (!value.isArray() || value.size() < min || value.size() > max) {
            throw InvalidInput.field(at(name), "must be a list of " + min + " to " + max);
        }
        var items = new ArrayList<T>();
        for (int i = 0; i < value.size(); i++) {
            items.add(new Input(at(name) + "/" + i, value.get(i)).read(reader));
        }
        return List.copyOf(items);
    }

    /** Returns an object as JSON, for the reader that knows its form. */
    public String json(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw InvalidInput.malformed(at(name), "must be a JSON object");
        }
        return value.toString();
    }

    public boolean flag(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw InvalidInput.field(at(name), "must be true or false");
        }
        return value.booleanValue();
    }

    /** Reads an object whose field names are arbitrary ids; empty if it is absent. */
    public <T> Map<String, T> map(String name, int max, BiFunction<Input, String, T> reader) {
        if (!has(name)) {
            return Map.of();
        }
        return object(name, in -> {
            if (in.node.size() > max) {
                throw InvalidInput.field(at(name), "must have at most " + max + " fields");
            }
            var map = new TreeMap<String, T>();
            in.node.fieldNames().forEachRemaining(field -> map.put(id(in.at(field), field), reader.apply(in, field)));
            return map;
        });
    }

    /** Reads a list of different arbitrary ids, in its order; empty if it is absent. */
    public List<String> ids(String name, int max) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode value = required(name);
        if (!value.isArray() || value.size() > max) {
            throw InvalidInput.field(at(name), "must be a list of at most " + max);
        }
        var ids = new LinkedHashSet<String>();
        for (int i = 0; i < value.size(); i++) {
            String text = value.get(i).isTextual() ? value.get(i).textValue() : "";
            if (!ids.add(id(at(name) + "/" + i, text))) {
                throw InvalidInput.field(at(name) + "/" + i, "appears twice");
            }
        }
        return List.copyOf(ids);
    }

    public <T> Optional<T> optional(String name, Function<String, T> reader) {
        return has(name) ? Optional.of(reader.apply(name)) : Optional.empty();
    }

    /** Returns the path of a field of this object. */
    public String at(String name) {
        return child(path, name);
    }

    /** Returns the path of a field or an item below a path. */
    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private JsonNode required(String name) {
        if (!has(name)) {
            throw InvalidInput.field(at(name), "is required");
        }
        return node.get(name);
    }
}
