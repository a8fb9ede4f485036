package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.makegood.functions.http.ProblemCodes;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Verifies that other tools accept the document as OpenAPI, and that the code generated from it reads well. */
class OpenApiTest {
    /** Names of standard types in some language. */
    private static final Set<String> TAKEN = Set.of("File", "Case", "Promise", "Object", "Error", "Map", "Set", "Date");

    private static final Pattern SCHEMA = Pattern.compile("/components/schemas/[A-Za-z0-9]+");

    /** Fields whose keys are our names, and not words of OpenAPI. */
    private static final Set<String> OF_OURS = Set.of("properties", "examples", "example", "mapping");

    @Test
    void aParserOfSwaggerAcceptsIt() throws IOException {
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed =
                new OpenAPIV3Parser().readContents(Files.readString(Path.of("infra/openapi.yaml")), List.of(), options);
        assertEquals(List.of(), parsed.getMessages());
        assertEquals(
                OpenApi.OPERATIONS.size(),
                parsed.getOpenAPI().getPaths().values().stream()
                        .mapToInt(path -> path.readOperations().size())
                        .sum());
    }

    @Test
    void theSchemaOfOpenApiAcceptsIt() throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("/openapi-3.1-schema.json")) {
            var messages = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(Template.OPEN_API);
            assertEquals(Set.of(), messages);
        }
    }

    /** A comma in a text without quotes makes the rest of it a key. */
    @Test
    void noKeyIsHalfASentence() {
        List<String> found = new ArrayList<>();
        visit(
                Template.OPEN_API,
                "",
                (path, node) -> node.fieldNames().forEachRemaining(name -> {
                    if (name.contains(" ") && !path.endsWith("/paths")) {
                        found.add(path + "/" + name);
                    }
                }));
        assertEquals(List.of(), found);
    }

    @Test
    void everyObjectAndChoiceHasANameOfItsOwn() {
        List<String> found = new ArrayList<>();
        visit(Template.OPEN_API, "", (path, node) -> {
            boolean named = SCHEMA.matcher(path).matches();
            // A default is not allowed next to a reference.
            boolean inPlace = path.contains("/parameters/") || node.has("default");
            boolean composed =
                    node.path("properties").isObject() || node.path("enum").isArray();
            if (!named && !inPlace && composed) {
                found.add(path);
            }
        });
        assertEquals(List.of(), found);
    }

    @Test
    void everyChoiceAndConstantHasATypeAndNothingStandsBesideAReferenceButWords() {
        List<String> found = new ArrayList<>();
        visit(Template.OPEN_API, "", (path, node) -> {
            boolean untyped = (node.path("enum").isArray() || node.has("const")) && !node.has("type");
            boolean more = node.has("$ref") && (node.size() > 2 || node.size() == 2 && !node.has("description"));
            if ((untyped && !path.endsWith("/not")) || more) {
                found.add(path);
            }
        });
        assertEquals(List.of(), found);
    }

    @Test
    void noSchemaIsCalledLikeATypeOfALanguage() {
        Template.OPEN_API.at("/components/schemas").fieldNames().forEachRemaining(name -> {
            assertTrue(!TAKEN.contains(name) && name.matches("[A-Z][A-Za-z0-9]*"), name);
        });
    }

    @Test
    void whatProblemsThereAreIsListed() {
        assertEquals(
                ProblemCodes.ofProblems(),
                Set.copyOf(Template.texts(Template.OPEN_API.at("/components/schemas/ProblemCode/enum"))));
    }

    @Test
    void whoeverGivesAnIdMayGiveAWrongOne() {
        OpenApi.OPERATIONS.forEach((route, operation) -> {
            if (route.contains("{") && !operation.path("security").isEmpty()) {
                assertTrue(operation.path("responses").has("422"), route);
            }
        });
    }

    private interface Visitor {
        void visit(String path, JsonNode node);
    }

    /** Visits the parts that are OpenAPI, without our names and examples. */
    private static void visit(JsonNode node, String path, Visitor visitor) {
        if (node.isObject() && !OF_OURS.contains(path.substring(path.lastIndexOf('/') + 1))) {
            visitor.visit(path, node);
        }
        if (node.isArray()) {
            node.forEach(item -> visit(item, path + "/-", visitor));
        }
        node.properties().forEach(field -> {
            boolean examples = field.getKey().startsWith("example") && !path.endsWith("/properties");
            if (!examples) {
                visit(field.getValue(), path + "/" + field.getKey(), visitor);
            }
        });
    }
}
