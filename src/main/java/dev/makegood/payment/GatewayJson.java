package dev.makegood.payment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads what a gateway sends, trusting nothing: one object, no field twice, nothing after it, short plain texts. */
public final class GatewayJson {

    /** Characters in an id, a reference or a reason; they end in our rows and logs. */
    public static final int LONGEST_TEXT = 256;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GatewayJson() {}

    /** @return the JSON object that the body is, or empty when it is anything else */
    public static Optional<JsonNode> object(byte[] body) {
        try {
            return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** @return the field's text; empty when it is absent, no text, blank, too long, or holds control characters */
    public static Optional<String> text(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_TEXT)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }
}
