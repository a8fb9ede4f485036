package dev.makegood.payment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.PlainText;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Reads JSON of a gateway without trusting it: one object, no duplicate fields, nothing after it, only short plain
 * texts.
 */
public final class GatewayJson {

    /** The most characters of an id, a reference or a reason, which end up in our rows and logs. */
    static final int LONGEST_TEXT = 256;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GatewayJson() {}

    /** Returns the JSON object of the body; empty if the body is anything else. */
    public static Optional<JsonNode> object(byte[] body) {
        try {
            return Optional.of(MAPPER.readTree(PlainText.of(body))).filter(JsonNode::isObject);
        } catch (JsonProcessingException | InvalidInput malformed) {
            return Optional.empty();
        }
    }

    /** Returns the field's amount in minor units, not negative; empty if it is no whole number, or there is no such currency. */
    public static Optional<Money> minor(JsonNode object, String field, String currency) {
        JsonNode number = object.path(field);
        return CurrencyUnit.registeredCurrencies().stream()
                .filter(unit -> !unit.isPseudoCurrency() && unit.getCode().equals(currency))
                .filter(_ -> number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0)
                .map(unit -> Money.ofMinor(unit, number.longValue()))
                .findFirst();
    }

    /** Returns the field's text; empty if it is absent, not text, blank, too long, or more than one line. */
    public static Optional<String> text(JsonNode object, String field) {
        return text(object, field, LONGEST_TEXT);
    }

    /** Returns the field's text; empty also if it is longer than {@code longest}. */
    static Optional<String> text(JsonNode object, String field, int longest) {
        return Optional.ofNullable(object.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank() && text.length() <= longest)
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .filter(PlainText::isPlain);
    }
}
