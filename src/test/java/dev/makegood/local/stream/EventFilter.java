package dev.makegood.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Event source filter patterns: an object wants the same fields, an array of conditions wants one of them to hold for the leaf.
 * Conditions known here: a literal value, {@code {"exists": true|false}} and {@code {"prefix": "..."}}.
 */
public final class EventFilter {
    private static final Set<String> KNOWN = Set.of("exists", "prefix");

    private EventFilter() {}

    /**
     * The pattern itself, if it can be applied.
     *
     * @throws IllegalArgumentException naming the condition that is not known here
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

    /** Whether an event has all that the pattern wants. */
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
