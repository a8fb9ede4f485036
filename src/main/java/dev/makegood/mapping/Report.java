package dev.makegood.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.input.Percent;
import java.util.List;

/**
 * Holds one report with the records that it was made of.
 *
 * @param path as a message of the queue has it
 * @param lines the numbers of the records, in the order of the body's lines
 */
public record Report(String path, ObjectNode body, List<Integer> lines) {
    /** Returns the number of the record that a field such as {@code lines/1/quantity} is of. */
    public int line(String field) {
        String[] parts = field.split("/");
        boolean ofALine = parts.length > 1 && parts[0].equals("lines") && parts[1].matches("[0-9]{1,4}");
        int index = ofALine ? Integer.parseInt(parts[1]) : 0;
        return lines.get(index < lines.size() ? index : 0);
    }

    /** Returns the last id in its path. */
    public String lastId() {
        return Percent.decode(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
    }

    /** Returns it as a message of the queue. */
    public String message() {
        ObjectNode message = body.objectNode();
        message.put("path", path).set("body", body);
        return message.toString();
    }
}
