package dev.makegood.books;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.makegood.storage.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes rows in DynamoDB's JSON, in which each value stands under the letter of its type. */
final class ItemJson {
    private final JsonGenerator json;

    ItemJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a row as an object of its attributes, keys and version included. */
    void item(Row row) throws IOException {
        json.writeStartObject();
        attribute("pk", row.key().partition());
        attribute("sk", row.key().sort());
        attribute("version", row.version());
        for (Map.Entry<String, Object> attribute : row.attributes().entrySet()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
        json.writeEndObject();
    }

    /** Writes the two attributes that a row is found by. */
    void keys(Row row) throws IOException {
        json.writeStartObject();
        attribute("pk", row.key().partition());
        attribute("sk", row.key().sort());
        json.writeEndObject();
    }

    private void attribute(String name, Object value) throws IOException {
        json.writeFieldName(name);
        value(value);
    }

    private void value(Object value) throws IOException {
        json.writeStartObject();
        switch (value) {
            case String text -> json.writeStringField("S", text);
            case Number number -> json.writeStringField("N", number.toString());
            case Boolean flag -> json.writeBooleanField("BOOL", flag);
            case List<?> list -> {
                json.writeArrayFieldStart("L");
                for (Object one : list) {
                    value(one);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeObjectFieldStart("M");
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    attribute((String) entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            default -> throw new IllegalArgumentException("no attribute can hold a " + value.getClass());
        }
        json.writeEndObject();
    }
}
