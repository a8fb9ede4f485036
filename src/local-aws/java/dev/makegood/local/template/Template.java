package dev.makegood.local.template;

import dev.makegood.local.http.Cors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * Holds what the local platform needs of {@code template.yaml}.
 *
 * @param audience for whom the JWT authorizer accepts tokens; empty if the template has no authorizer
 * @param apiCors which pages of other origins may call the HTTP API
 * @param bucketCors which of them may send files to the bucket
 * @param consoleHeaders headers of the console's pages, as {@link HeadersReader} reads them
 * @param tables in a form from which DynamoDB can create them
 * @param rights what each function's policies allow, by its logical id
 */
public record Template(
        List<FunctionSpec> functions,
        List<String> audience,
        Cors apiCors,
        Cors bucketCors,
        Map<String, String> consoleHeaders,
        List<CreateTableRequest> tables,
        Map<String, Rights> rights) {
    public Template {
        functions = List.copyOf(functions);
        audience = List.copyOf(audience);
        consoleHeaders = Map.copyOf(consoleHeaders);
        tables = List.copyOf(tables);
        rights = Map.copyOf(rights);
    }

    /**
     * Reads a SAM template. Its parameters have their defaults.
     *
     * @throws TemplateException if it needs something that has an effect and is not supported locally
     */
    public static Template read(Path file) {
        return read(file, Map.of());
    }

    /**
     * Reads a SAM template.
     *
     * @param parameters instead of their defaults
     * @throws TemplateException if it needs something that has an effect and is not supported locally, or has no such
     *     parameter
     */
    public static Template read(Path file, Map<String, String> parameters) {
        return new TemplateReader(YamlDocument.read(file), parameters).read();
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
