package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Answers {@code Ref} and {@code GetAtt} locally. */
final class Names {
    /** The region that functions get; nothing local depends on it. */
    static final String REGION = "us-east-1";

    /** The account number in ARNs. */
    static final String ACCOUNT = "000000000000";

    /** The beginning of every table's ARN. */
    static final String TABLES = "arn:aws:dynamodb:" + REGION + ":" + ACCOUNT + ":table/";

    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region",
            REGION,
            "AWS::AccountId",
            ACCOUNT,
            "AWS::Partition",
            "aws",
            "AWS::StackName",
            "makegood-local",
            "AWS::URLSuffix",
            "amazonaws.com");

    private final JsonNode root;
    private final Intrinsics intrinsics;
    private final Map<String, String> parameters;

    Names(JsonNode root, Intrinsics intrinsics, Map<String, String> parameters) {
        this.root = root;
        this.intrinsics = intrinsics;
        this.parameters = Map.copyOf(parameters);
        for (String name : parameters.keySet()) {
            if (!root.path("Parameters").has(name)) {
                throw new TemplateException("The template has no parameter " + name);
            }
        }
    }

    /**
     * Returns a parameter's value or default, a pseudo parameter, a table's name, or any other resource's logical id; missing
     * for NoValue.
     */
    JsonNode ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        if (PSEUDO.containsKey(name)) {
            return TextNode.valueOf(PSEUDO.get(name));
        }
        if (parameters.containsKey(name)) {
            return TextNode.valueOf(parameters.get(name));
        }
        JsonNode parameter = root.path("Parameters").path(name);
        if (!parameter.isMissingNode()) {
            return TextNode.valueOf(
                    parameter.has("Default") ? parameter.path("Default").asText() : "local-" + name);
        }
        JsonNode resource = root.path("Resources").path(name);
        if (resource.isMissingNode() && !name.startsWith("ServerlessHttpApi")) {
            throw new TemplateException("!Ref " + name + " names neither a parameter nor a resource");
        }
        boolean table = resource.path("Type").asText().equals("AWS::DynamoDB::Table");
        JsonNode given = table ? resource.path("Properties").path("TableName") : MissingNode.getInstance();
        return given.isMissingNode() ? TextNode.valueOf(name) : intrinsics.resolve(given);
    }

    /** Returns a substitute ARN that ends in the resource's name, so that it shows which resource is meant. */
    String attribute(String dotted) {
        int dot = dotted.indexOf('.');
        String name = ref(dotted.substring(0, dot)).asText();
        String attribute = dotted.substring(dot + 1);
        String stream = attribute.equals("StreamArn") ? "/stream/local" : "";
        String before = switch (root.path("Resources")
                .path(dotted.substring(0, dot))
                .path("Type")
                .asText()) {
            case "AWS::DynamoDB::Table" -> TABLES;
            case "AWS::Serverless::Function" -> "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:";
            default -> "arn:aws:local:" + REGION + ":" + ACCOUNT + ":";
        };
        return before + name + stream;
    }
}
