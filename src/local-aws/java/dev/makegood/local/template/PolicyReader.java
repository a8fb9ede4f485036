package dev.makegood.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the policies of a function. They must be written out in the template as statements that allow. Other forms are
 * refused, since what they grant or deny is not visible here.
 */
final class PolicyReader {
    private static final Set<String> POLICY = Set.of("Version", "Statement");
    private static final Set<String> STATEMENT = Set.of("Sid", "Effect", "Action", "Resource");

    private final JsonNode globals;
    private final Intrinsics intrinsics;

    PolicyReader(JsonNode root, Intrinsics intrinsics) {
        this.globals = root.path("Globals").path("Function");
        this.intrinsics = intrinsics;
    }

    Rights read(String function, JsonNode own) {
        for (String name : List.of("Role", "PermissionsBoundary")) {
            if (own.has(name) || globals.has(name)) {
                throw new TemplateException(function + ": what its " + name + " allows is not known locally");
            }
        }
        var statements = new ArrayList<Rights.Statement>();
        each(intrinsics.resolve(own.path("Policies"))).forEach(policy -> {
            require(function, policy, POLICY);
            each(policy.path("Statement")).forEach(statement -> statements.add(statement(function, statement)));
        });
        return new Rights(statements);
    }

    private static Rights.Statement statement(String function, JsonNode statement) {
        require(function, statement, STATEMENT);
        if (!statement.path("Effect").asText().equals("Allow")) {
            throw unknown(function, statement);
        }
        return new Rights.Statement(
                texts(function, statement.path("Action")), texts(function, statement.path("Resource")));
    }

    private static void require(String function, JsonNode node, Set<String> known) {
        if (!node.isObject() || !node.properties().stream().allMatch(entry -> known.contains(entry.getKey()))) {
            throw unknown(function, node);
        }
    }

    private static List<String> texts(String function, JsonNode node) {
        return each(node)
                .map(one -> {
                    if (!one.isTextual()) {
                        throw unknown(function, one);
                    }
                    return one.textValue();
                })
                .toList();
    }

    private static TemplateException unknown(String function, JsonNode node) {
        return new TemplateException(function + ": a policy of this form is not known locally: " + node);
    }

    /** Returns a list's elements, the one that stands for a list of one, or nothing. */
    private static Stream<JsonNode> each(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                : node.isMissingNode() ? Stream.empty() : Stream.of(node);
    }
}
