package dev.makegood.fact;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** Every value in which two facts of the same kind differ. */
    public static List<Difference> between(Object before, Object now) {
        var differences = new ArrayList<Difference>();
        collect("", StorageJson.tree(before), StorageJson.tree(now), differences);
        return differences;
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
