package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Evaluates the intrinsic functions of a template as a deployment would, with local answers: a parameter is what
 * it is said to be or its default, a table is its own name, any other resource is its logical id. An unsupported function is refused only if a
 * part of the template that matters locally uses it, since only those parts are resolved.
 */
final class Intrinsics {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([A-Za-z0-9:.]+)}");
    private static final Pattern DYNAMIC_REFERENCE = Pattern.compile("\\{\\{resolve:[^}]*}}");

    private final JsonNode root;
    private final Names names;

    /**
     * Creates it.
     *
     * @param parameters instead of their defaults
     * @throws TemplateException if the template has no such parameter
     */
    Intrinsics(JsonNode root, Map<String, String> parameters) {
        this.root = root;
        this.names = new Names(root, this, parameters);
    }

    /** Returns the tree with every function replaced by its value; drops properties with AWS::NoValue. */
    JsonNode resolve(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(
                    DYNAMIC_REFERENCE.matcher(node.textValue()).replaceAll(match -> LocalSecret.of(match.group())));
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(item -> keep(resolve(item), array::add));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return call(only.getKey(), only.getValue());
            }
        }
        ObjectNode object = JSON.objectNode();
        node.properties().forEach(entry -> keep(resolve(entry.getValue()), value -> object.set(entry.getKey(), value)));
        return object;
    }

    private static void keep(JsonNode value, java.util.function.Consumer<JsonNode> into) {
        if (!value.isMissingNode()) {
            into.accept(value);
        }
    }

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> names.ref(argument.asText());
            case "Fn::GetAtt" -> TextNode.valueOf(names.attribute(dotted(argument)));
            case "Fn::Sub" -> substitute(argument);
            case "Fn::Join" -> join(resolve(argument.path(0)).asText(), resolve(argument.path(1)));
            case "Fn::If" -> resolve(argument.path(condition(argument.path(0).asText()) ? 1 : 2));
            default -> throw new TemplateException("The intrinsic function " + function + " is not known locally");
        };
    }

    private static String dotted(JsonNode argument) {
        return argument.isTextual() ? argument.textValue() : texts(argument).collect(Collectors.joining("."));
    }

    private static java.util.stream.Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    private JsonNode join(String separator, JsonNode parts) {
        return TextNode.valueOf(texts(parts).collect(Collectors.joining(separator)));
    }

    private JsonNode substitute(JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode variables = argument.isArray() ? resolve(argument.path(1)) : JSON.objectNode();
        String filled = PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(fill(match, variables)));
        return resolve(TextNode.valueOf(filled));
    }

    private String fill(java.util.regex.MatchResult match, JsonNode variables) {
        String name = match.group(2);
        if (!match.group(1).isEmpty()) {
            return "${" + name + "}";
        }
        if (variables.has(name)) {
            return variables.path(name).asText();
        }
        return name.contains(".") ? names.attribute(name) : names.ref(name).asText();
    }

    /** Returns true if the template's named condition holds with the local values. */
    boolean condition(String name) {
        JsonNode condition = root.path("Conditions").path(name);
        if (condition.isMissingNode()) {
            throw new TemplateException("The condition " + name + " is not in the template");
        }
        return holds(condition);
    }

    private boolean holds(JsonNode expression) {
        Map.Entry<String, JsonNode> only = expression.properties().iterator().next();
        JsonNode argument = only.getValue();
        return switch (only.getKey()) {
            case "Condition" -> condition(argument.asText());
            case "Fn::Equals" ->
                resolve(argument.path(0))
                        .asText()
                        .equals(resolve(argument.path(1)).asText());
            case "Fn::Not" -> !holds(argument.path(0));
            case "Fn::And" ->
                StreamSupport.stream(argument.spliterator(), false).allMatch(this::holds);
            case "Fn::Or" -> StreamSupport.stream(argument.spliterator(), false).anyMatch(this::holds);
            default -> throw new TemplateException("The condition function " + only.getKey() + " is not known locally");
        };
    }
}
