package dev.makegood.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads external JSON: bounded in size and depth, without duplicate keys or anything after the end. */
public final class StrictJson {
    /** The most characters of a document; the largest order has less than a tenth of that. */
    public static final int MAX_LENGTH = 256 * 1024;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(16)
            .maxStringLength(8 * 1024)
            .maxNameLength(128)
            .maxNumberLength(20)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /**
     * Parses a text.
     *
     * @throws InvalidInput if it is not one well-formed JSON object within bounds
     */
    public static Input parse(String text) {
        return Input.of(tree(text));
    }

    static JsonNode tree(String text) {
        if (text == null || text.isBlank()) {
            throw InvalidInput.malformed("", "must be a JSON object");
        }
        if (text.length() > MAX_LENGTH) {
            throw InvalidInput.malformed("", "is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException beyond) {
            throw InvalidInput.malformed(
                    "", "is nested too deeply, or has a text, a name or a number that is too long");
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw InvalidInput.malformed("", "is not one JSON value without duplicate names" + where);
        }
    }

    /** Reads a document that a framework has already parsed. */
    public static Input of(Object parsed) {
        return Input.of(MAPPER.convertValue(parsed, JsonNode.class));
    }
}
