package dev.makegood.local.assess;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs {@code scripts/assess}. Standard output is JSON only. Exits with 0 if all facts were assessed, and with 2 if any
 * were refused, or if arguments, policy or file cannot be used.
 */
public final class Main {
    private static final String USAGE =
            "scripts/assess --policy ID[@VERSION] FACTS.json, or scripts/assess --file VERSION.yaml FACTS.json";

    private static final ObjectMapper MAPPER = JsonMapper.builder(new JsonFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        try {
            JsonNode results = run(arguments);
            System.out.println(MAPPER.writeValueAsString(results));
            System.exit(results.findValue("error") == null ? 0 : 2);
        } catch (IllegalArgumentException | InvalidInput wrong) {
            System.out.println(
                    MAPPER.writeValueAsString(MAPPER.createObjectNode().put("error", wrong.getMessage())));
            System.exit(2);
        }
    }

    private static JsonNode run(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        if (given.size() != 3) {
            throw new IllegalArgumentException(USAGE);
        }
        // The facts come last or first.
        int option = given.get(0).startsWith("--") ? 0 : 1;
        String value = given.get(option + 1);
        Assessor assessor = switch (given.get(option)) {
            case "--policy" -> Assessor.ofPack(value);
            case "--file" -> Assessor.ofFile(read(value));
            default -> throw new IllegalArgumentException(USAGE);
        };
        JsonNode facts = facts(given.get(option == 0 ? 2 : 0));
        if (!facts.isArray()) {
            return assessor.assess(facts);
        }
        ArrayNode results = MAPPER.createArrayNode();
        facts.forEach(one -> results.add(assessor.assess(one)));
        return results;
    }

    private static JsonNode facts(String file) {
        try {
            return MAPPER.readTree(read(file));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(file + " is not JSON, line "
                    + broken.getLocation().getLineNr() + ": " + broken.getOriginalMessage());
        }
    }

    private static String read(String file) {
        try {
            return PlainText.of(Files.readAllBytes(Path.of(file)));
        } catch (InvalidInput notUtf8) {
            throw new IllegalArgumentException(file + " " + notUtf8.getMessage());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + file + ": " + unreadable.getMessage());
        }
    }
}
