package dev.makegood.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Applies event source filter patterns: an object needs the same fields, an array needs one of its conditions to hold
 * for the leaf. Supports a literal value, {@code {"exists": true|false}} and {@code {"prefix": "..."}}.
 */
public final class EventFilter {
    private static final Set<String> KNOWN = Set.of("exists", "prefix");

    private EventFilter() {}

    /**
     * Returns the pattern, if it is supported.
     *
     * @throws IllegalArgumentException naming the condition that is not supported
     */
    public static JsonNode checked(JsonNode pattern) {
        if (!pattern.isObject()) {
            throw new IllegalArgumentException("a pattern must be an object, not " + pattern);
        }
        for (JsonNode value : pattern) {
            if (!value.isArray()) {
                checked(value);
            }
            value.forEach(condition -> {
                boolean unknown = condition.isObject()
                        && (condition.size() != 1
                                || !KNOWN.contains(condition.fieldNames().next()));
                if (value.isArray() && (unknown || condition.isArray())) {
                    throw new IllegalArgumentException("the condition " + condition + " is not known");
                }
            });
        }
        return pattern;
    }

    /** Returns true if an event matches the pattern. */
    public static boolean matches(JsonNode pattern, JsonNode event) {
        return pattern.properties().stream().allMatch(entry -> {
            JsonNode wanted = entry.getValue();
            JsonNode found = event.path(entry.getKey());
            return wanted.isArray() ? anyHolds(wanted, found) : matches(wanted, found);
        });
    }

    private static boolean anyHolds(JsonNode conditions, JsonNode found) {
        for (JsonNode condition : conditions) {
            if (holds(condition, found)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(JsonNode condition, JsonNode found) {
        if (condition.has("exists")) {
            return condition.path("exists").booleanValue() != found.isMissingNode();
        }
        if (condition.has("prefix")) {
            return found.isTextual()
                    && found.textValue().startsWith(condition.path("prefix").asText());
        }
        return condition.equals(found);
    }
}
