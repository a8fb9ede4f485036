package dev.makegood.functions.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the parameters of a path, as API Gateway does for an HTTP request. */
final class PathTemplate {
    private PathTemplate() {}

    /**
     * Returns the parameters, as they stand in the path; empty if the path is not of this template.
     *
     * @param template such as {@code /orders/{orderId}}
     */
    static Optional<Map<String, String>> match(String template, String path) {
        String[] names = template.split("/", -1);
        String[] parts = path.split("/", -1);
        if (names.length != parts.length) {
            return Optional.empty();
        }
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{") && !parts[i].isEmpty()) {
                parameters.put(names[i].substring(1, names[i].length() - 1), parts[i]);
            } else if (!names[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
