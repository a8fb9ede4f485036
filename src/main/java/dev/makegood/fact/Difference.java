package dev.makegood.fact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makegood.storage.StorageJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One value that was said differently before.
 *
 * @param field where it is, as a path such as {@code lines/0/quantity}
 */
public record Difference(String field, String before, String now) {

    /** Every value in which two facts of the same kind differ, amounts in the words in which they are told. */
    public static List<Difference> between(Object before, Object now) {
        var differences = new ArrayList<Difference>();
        collect("", told(StorageJson.tree(before), ""), told(StorageJson.tree(now), ""), differences);
        return differences;
    }

    /**
     * An amount {@code paid} is told as its minor units, {@code paidMinor}; its currency stands beside it, unless what it is
     * in has said it already.
     */
    private static JsonNode told(JsonNode stored, String currencySaid) {
        if (stored.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode();
            stored.forEach(item -> items.add(told(item, currencySaid)));
            return items;
        }
        if (!stored.isObject()) {
            return stored;
        }
        String said = stored.path("currency").asText(currencySaid);
        var fields = JsonNodeFactory.instance.objectNode();
        stored.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!isMoney(value)) {
                fields.set(field.getKey(), told(value, said));
                return;
            }
            fields.set(field.getKey() + "Minor", value.get("minor"));
            if (!value.get("currency").asText().equals(said)) {
                fields.set("currency", value.get("currency"));
            }
        });
        return fields;
    }

    private static boolean isMoney(JsonNode value) {
        return value.size() == 2 && value.has("minor") && value.has("currency");
    }

    private static void collect(String path, JsonNode before, JsonNode now, List<Difference> into) {
        if (before.isContainerNode() && now.isContainerNode()) {
            for (String name : names(before, now)) {
                collect(path.isEmpty() ? name : path + "/" + name, child(before, name), child(now, name), into);
            }
        } else if (!before.equals(now)) {
            into.add(new Difference(path, text(before), text(now)));
        }
    }

    private static Set<String> names(JsonNode... nodes) {
        var names = new TreeSet<String>();
        for (JsonNode node : nodes) {
            node.fieldNames().forEachRemaining(names::add);
            IntStream.range(0, node.isArray() ? node.size() : 0)
                    .mapToObj(Integer::toString)
                    .forEach(names::add);
        }
        return names;
    }

    private static JsonNode child(JsonNode node, String name) {
        JsonNode child = node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
        return child == null ? MissingNode.getInstance() : child;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.isValueNode() ? node.asText() : node.toString();
    }
}
