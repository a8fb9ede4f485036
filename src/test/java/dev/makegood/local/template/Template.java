package dev.makegood.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * Holds what the local platform needs of {@code template.yaml}.
 *
 * @param audience for whom the JWT authorizer accepts tokens; empty if the template has no authorizer
 * @param tables in a form from which DynamoDB can create them
 * @param rights what each function's policies allow, by its logical id
 */
public record Template(
        List<FunctionSpec> functions,
        List<String> audience,
        List<CreateTableRequest> tables,
        Map<String, Rights> rights) {
    public Template {
        functions = List.copyOf(functions);
        audience = List.copyOf(audience);
        tables = List.copyOf(tables);
        rights = Map.copyOf(rights);
    }

    /**
     * Reads a SAM template.
     *
     * @throws TemplateException if it needs something that has an effect and is not supported locally
     */
    public static Template read(Path file) {
        return new TemplateReader(YamlDocument.read(file)).read();
    }

    /**
     * Returns one function by its logical id.
     *
     * @throws TemplateException if there is none
     */
    public FunctionSpec function(String logicalId) {
        return functions.stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new TemplateException("The template has no function " + logicalId));
    }
}
