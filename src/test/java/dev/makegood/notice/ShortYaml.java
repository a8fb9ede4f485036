package dev.makegood.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes YAML in which an object or a list of plain values stands on one line, as JSON, which is YAML too. */
final class ShortYaml {
    private ShortYaml() {}

    /** Returns the fields of an object, each line indented by some spaces. */
    static String of(JsonNode object, int spaces) {
        return object.properties().stream()
                .map(field -> " ".repeat(spaces) + name(field.getKey()) + ":" + value(field.getValue(), spaces))
                .collect(Collectors.joining());
    }

    private static String value(JsonNode value, int spaces) {
        if (StreamSupport.stream(value.spliterator(), false).noneMatch(JsonNode::isContainerNode)) {
            return " " + value + "\n";
        }
        return "\n" + (value.isArray() ? items(value, spaces + 2) : of(value, spaces + 2));
    }

    private static String items(JsonNode list, int spaces) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> " ".repeat(spaces) + "-" + item(item, spaces))
                .collect(Collectors.joining());
    }

    /** Begins an object on the line of its dash. */
    private static String item(JsonNode item, int spaces) {
        String lines = value(item, spaces);
        return lines.startsWith("\n") ? " " + lines.substring(1 + spaces + 2) : lines;
    }

    private static String name(String name) {
        return name.matches("[A-Za-z][A-Za-z-]*") ? name : '"' + name + '"';
    }
}
