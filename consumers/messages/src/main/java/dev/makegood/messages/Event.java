package dev.makegood.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds what this consumer needs of an event; {@code infra/events.yaml} of Makegood describes all of it.
 *
 * @param id the same for every delivery
 * @param linkId of the link for the receiver; absent if there is none
 * @param text by language, such as {@code zhCN}
 */
public record Event(
        String id,
        String recipient,
        Optional<String> orderId,
        Optional<String> caseId,
        Optional<String> linkId,
        String template,
        Instant createdAt,
        Map<String, String> text) {
    /** The only version of the events' form so far. */
    private static final int VERSION = 1;

    /**
     * Reads the {@code detail} of an EventBridge event, and ignores fields that it does not know.
     *
     * @throws IllegalArgumentException if it is not an event of a known version
     */
    public static Event read(JsonNode detail) {
        if (detail.path("version").asInt() != VERSION || !detail.path("type").asText().equals("notice")) {
            throw new IllegalArgumentException("not a notice of version " + VERSION);
        }
        var text = new TreeMap<String, String>();
        detail.path("text").properties().forEach(field -> text.put(field.getKey(), field.getValue().asText()));
        return new Event(
                required(detail, "id"),
                required(detail, "recipient"),
                optional(detail, "orderId"),
                optional(detail, "caseId"),
                optional(detail, "linkId"),
                required(detail, "template"),
                Instant.parse(required(detail, "createdAt")),
                text);
    }

    private static String required(JsonNode detail, String name) {
        return optional(detail, name).orElseThrow(() -> new IllegalArgumentException("an event without " + name));
    }

    private static Optional<String> optional(JsonNode detail, String name) {
        return Optional.ofNullable(detail.get(name)).map(JsonNode::asText);
    }

    /** Returns the text in a language, or in any if there is none in that one. */
    public String textIn(String language) {
        return text.getOrDefault(language, text.values().iterator().next());
    }

    /** Returns the id of a recipient of this role; empty if the recipient has another role. */
    public Optional<String> recipientId(String role) {
        return recipient.startsWith(role + ":") ? Optional.of(recipient.substring(role.length() + 1)) : Optional.empty();
    }
}
