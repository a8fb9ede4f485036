package dev.makegood.wording;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds a text in each language of the market.
 *
 * @param byField by the language's name in JSON, such as {@code zhCN}
 */
public record Text(@JsonValue Map<String, String> byField) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text {
        byField = Collections.unmodifiableMap(new TreeMap<>(byField));
    }

    /** Returns the text in a language, or in another one if it was written before the market had that language. */
    public String in(Language language) {
        String text = byField.get(language.field());
        return text == null ? byField.values().iterator().next() : text;
    }
}
