package dev.makegood.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a JSON object as texts by their paths, such as {@code customer/id} or {@code lines/0/sku}. Names are escaped as
 * in a JSON pointer (RFC 6901); null is an empty text.
 */
public final class FlatJson {
    private FlatJson() {}

    /**
     * Reads an object as one record, or as one for each object of the list at {@code each}. Such a record has the texts
     * outside of the list, and those of its object without an index: {@code lines/sku}.
     *
     * @throws InvalidInput if it is not one well-formed JSON object within bounds
     */
    public static List<Map<String, String>> records(String json, Optional<String> each) {
        JsonNode object = StrictJson.tree(json);
        if (!object.isObject()) {
            throw InvalidInput.malformed("", "must be a JSON object");
        }
        var outside = new TreeMap<String, String>();
        var items = new ArrayList<JsonNode>();
        flatten("", object, each, outside, items);
        if (items.isEmpty()) {
            return List.of(outside);
        }
        return items.stream()
                .map(item -> record(outside, each.orElseThrow(), item))
                .toList();
    }

    private static Map<String, String> record(Map<String, String> outside, String path, JsonNode item) {
        var record = new TreeMap<>(outside);
        flatten(path, item, Optional.empty(), record, List.of());
        return record;
    }

    private static void flatten(
            String path, JsonNode node, Optional<String> each, Map<String, String> texts, List<JsonNode> items) {
        if (node.isArray() && each.filter(path::equals).isPresent()) {
            node.forEach(items::add);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(Input.child(path, Integer.toString(i)), node.get(i), each, texts, items);
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            flatten(Input.child(path, escaped(field.getKey())), field.getValue(), each, texts, items));
        } else if (node.isNumber()) {
            // An exponent could make a text of a million digits.
            texts.put(
                    path,
                    Math.abs(node.decimalValue().scale()) > 20
                            ? node.asText()
                            : node.decimalValue().toPlainString());
        } else {
            texts.put(path, node.isNull() ? "" : node.asText());
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
