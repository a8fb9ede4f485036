package dev.makegood.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makegood.storage.StorageJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Describes one value that differs in a repeated request. Sets are compared without their sequence, and items that have
 * a line id by that id.
 *
 * @param field path to the value, such as {@code lines/1/quantity} for the line whose id is 1; an item of a list has its
 *     place in the first of the two, and one that only the other has a place behind those
 */
public record Difference(String field, String before, String now) {
    /** Names lists whose order has no meaning, wherever they appear. */
    private static final Set<String> SETS =
            Set.of("attributes", "evidence", "requires", "exemptions", "caps", "tiers", "examples");

    private static final String LINE_ID = "lineId";

    /**
     * Returns every value in which two facts of the same kind differ. Amounts have the names that callers use for them.
     */
    public static List<Difference> between(Object before, Object stated) {
        var differences = new ArrayList<Difference>();
        collect("", told(StorageJson.tree(before), ""), told(StorageJson.tree(stated), ""), differences);
        return differences;
    }

    /**
     * Renames an amount {@code paid} to {@code paidMinor}, in minor units. Adds its currency unless the enclosing
     * object already names it.
     */
    private static JsonNode told(JsonNode stored, String currencySaid) {
        if (stored.isArray()) {
            return items(stored, currencySaid);
        }
        if (!stored.isObject()) {
            return stored;
        }
        String said = stored.path("currency").asText(currencySaid);
        var fields = JsonNodeFactory.instance.objectNode();
        stored.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!isMoney(value)) {
                JsonNode told = told(value, said);
                fields.set(field.getKey(), isSet(field.getKey(), told) ? sorted(told) : told);
                return;
            }
            fields.set(field.getKey() + "Minor", value.get("minor"));
            if (!value.get("currency").asText().equals(said)) {
                fields.set("currency", value.get("currency"));
            }
        });
        return fields;
    }

    /** Keys the items by line id if all of them have one; otherwise keeps their sequence. */
    private static JsonNode items(JsonNode stored, String currencySaid) {
        var items = JsonNodeFactory.instance.arrayNode();
        stored.forEach(item -> items.add(told(item, currencySaid)));
        if (items.isEmpty() || !items.valueStream().allMatch(item -> item.has(LINE_ID))) {
            return items;
        }
        var byLine = JsonNodeFactory.instance.objectNode();
        items.forEach(item -> byLine.set(item.get(LINE_ID).asText(), item));
        return byLine;
    }

    private static boolean isSet(String name, JsonNode value) {
        return SETS.contains(name) && value.isArray();
    }

    /** Sorts texts, whose stored sequence is arbitrary. Other items keep the places that their readers know. */
    private static JsonNode sorted(JsonNode set) {
        if (!set.valueStream().allMatch(JsonNode::isTextual)) {
            return set;
        }
        var items = JsonNodeFactory.instance.arrayNode();
        set.valueStream().sorted(Comparator.comparing(JsonNode::textValue)).forEach(items::add);
        return items;
    }

    private static boolean isMoney(JsonNode value) {
        return value.size() == 2 && value.has("minor") && value.has("currency");
    }

    private static void collect(String path, JsonNode before, JsonNode stated, List<Difference> into) {
        boolean set = isSet(path.substring(path.lastIndexOf('/') + 1), before) && stated.isArray();
        if (set) {
            collectSet(path, before, stated, into);
        } else if (before.isContainerNode() && stated.isContainerNode()) {
            for (String name : names(before, stated)) {
                collect(path.isEmpty() ? name : path + "/" + name, child(before, name), child(stated, name), into);
            }
        } else if (!before.equals(stated)) {
            into.add(new Difference(path, text(before), text(stated)));
        }
    }

    /** Compares what only one of two sets has, in pairs, each under its place in the first one, or else behind that. */
    private static void collectSet(String path, JsonNode before, JsonNode stated, List<Difference> into) {
        List<Integer> gone = onlyIn(before, stated);
        List<Integer> come = onlyIn(stated, before);
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            int place = i < gone.size() ? gone.get(i) : before.size() + i - gone.size();
            collect(path + "/" + place, item(before, gone, i), item(stated, come, i), into);
        }
    }

    private static List<Integer> onlyIn(JsonNode set, JsonNode other) {
        var others = new ArrayList<JsonNode>();
        other.forEach(others::add);
        return IntStream.range(0, set.size())
                .filter(i -> !others.remove(set.get(i)))
                .boxed()
                .toList();
    }

    private static JsonNode item(JsonNode set, List<Integer> places, int i) {
        return i < places.size() ? set.get(places.get(i)) : MissingNode.getInstance();
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
