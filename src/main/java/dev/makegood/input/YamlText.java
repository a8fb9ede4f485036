package dev.makegood.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads external YAML as strictly as JSON, and names the line of a refused field. A plain scalar means what it means in
 * JSON; anything else, such as {@code yes} or {@code 0x1F}, is text.
 */
public final class YamlText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?";
    private static final int LONGEST_NUMBER = 20;
    private static final String WHOLE_NUMBER = "-?(0|[1-9][0-9]{0,17})";

    private final Map<String, Integer> lines = new HashMap<>();

    private YamlText() {}

    /**
     * Reads a text.
     *
     * @throws InvalidInput with the line at fault, if it is not YAML or {@code reader} refuses it
     */
    public static <T> T read(String text, Function<Input, T> reader) {
        if (text.isBlank() || text.length() > StrictJson.MAX_LENGTH) {
            throw InvalidInput.malformed("", "must be a YAML text of 1 to " + StrictJson.MAX_LENGTH + " characters");
        }
        var yaml = new YamlText();
        JsonNode tree = yaml.parse(text);
        try {
            return Input.of(tree).read(reader);
        } catch (InvalidInput refused) {
            throw refused.atLine(yaml.line(refused.field()));
        }
    }

    /** Returns a text as JSON. */
    static String json(String text) {
        return new YamlText().parse(text).toString();
    }

    private JsonNode parse(String text) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(16);
        // Aliases could make a tree arbitrarily large.
        options.setMaxAliasesForCollections(0);
        try {
            return tree("", new Yaml(options).compose(new StringReader(text)));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw InvalidInput.malformed("", "is not YAML: " + broken.getProblem())
                    .atLine(line);
        } catch (YAMLException broken) {
            throw InvalidInput.malformed("", "is not YAML: " + broken.getMessage());
        }
    }

    /** Returns the line of a field, or of the object that lacks it. */
    private int line(String path) {
        Integer line = lines.get(path);
        if (line != null || path.isEmpty()) {
            return line == null ? 1 : line;
        }
        int end = path.lastIndexOf('/');
        return line(end < 0 ? "" : path.substring(0, end));
    }

    private JsonNode tree(String path, Node node) {
        if (lines.put(path, node.getStartMark().getLine() + 1) != null) {
            throw InvalidInput.malformed(path, "appears twice")
                    .atLine(node.getStartMark().getLine() + 1);
        }
        return switch (node) {
            case MappingNode mapping -> object(path, mapping);
            case SequenceNode sequence -> {
                var array = NODES.arrayNode();
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    array.add(tree(
                            Input.child(path, Integer.toString(i)),
                            sequence.getValue().get(i)));
                }
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("not a YAML node: " + node.getClass());
        };
    }

    private ObjectNode object(String path, MappingNode mapping) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple field : mapping.getValue()) {
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                throw InvalidInput.malformed(path, "has a field name that is not a text");
            }
            object.set(key.getValue(), tree(Input.child(path, key.getValue()), field.getValueNode()));
            lines.put(Input.child(path, key.getValue()), key.getStartMark().getLine() + 1);
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return NODES.textNode(text);
        }
        return switch (text) {
            case "", "~", "null" -> NODES.nullNode();
            case "true", "false" -> NODES.booleanNode(text.equals("true"));
            default -> number(text);
        };
    }

    private static JsonNode number(String text) {
        if (text.matches(WHOLE_NUMBER)) {
            return NODES.numberNode(Long.parseLong(text));
        }
        return text.length() <= LONGEST_NUMBER && text.matches(NUMBER)
                ? NODES.numberNode(new BigDecimal(text))
                : NODES.textNode(text);
    }
}
