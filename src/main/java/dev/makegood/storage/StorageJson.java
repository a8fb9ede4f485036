package dev.makegood.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Defines the form of values in rows. Instants are sortable texts, days are texts, money is whole minor units with a
 * currency, and absent values are left out. Sets are sorted, since the order of Java's immutable sets differs between
 * processes. Unknown fields are ignored, so that an older version can read rows of a newer one after a rollback.
 */
public final class StorageJson {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(module())
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            // Only a record's components are fields, not its methods that begin with "is".
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private StorageJson() {}

    /** Returns a value in its stored form, to compare a caller's value with a stored one. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Reads a stored form from JSON.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not JSON", unreadable);
        }
    }

    /** Returns the value of a stored form. */
    public static <T> T read(JsonNode stored, Class<T> type) {
        return MAPPER.convertValue(stored, type);
    }

    /**
     * Returns JSON without white space and with the fields of each object sorted by name, so that equal values have
     * equal texts.
     */
    public static String canonical(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return fields.entrySet().stream()
                    .map(field -> TextNode.valueOf(field.getKey()) + ":" + canonical(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream().map(StorageJson::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }

    private static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(CurrencyUnit.class, ToStringSerializer.instance)
                .addDeserializer(CurrencyUnit.class, new StdDeserializer<>(CurrencyUnit.class) {
                    @Override
                    public CurrencyUnit deserialize(JsonParser parser, DeserializationContext context)
                            throws IOException {
                        return CurrencyUnit.of(parser.getText());
                    }
                })
                .addSerializer(new StdSerializer<Set<?>>(Set.class, false) {
                    @Override
                    public void serialize(Set<?> value, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeStartArray();
                        for (Object member : new TreeSet<Object>(value)) {
                            provider.defaultSerializeValue(member, json);
                        }
                        json.writeEndArray();
                    }
                })
                .addSerializer(Instant.class, new StdSerializer<>(Instant.class) {
                    @Override
                    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeString(SortableInstant.format(value));
                    }
                })
                .addSerializer(Money.class, new StdSerializer<>(Money.class) {
                    @Override
                    public void serialize(Money value, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeStartObject();
                        json.writeStringField(
                                "currency", value.getCurrencyUnit().getCode());
                        json.writeNumberField("minor", value.getAmountMinorLong());
                        json.writeEndObject();
                    }
                })
                .addDeserializer(Money.class, new StdDeserializer<>(Money.class) {
                    @Override
                    public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        var stored = parser.readValueAs(StoredMoney.class);
                        return Money.ofMinor(CurrencyUnit.of(stored.currency()), stored.minor());
                    }
                });
    }

    private record StoredMoney(String currency, long minor) {}
}
