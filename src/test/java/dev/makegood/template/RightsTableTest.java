package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.storage.Table;
import dev.makegood.template.Template.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Verifies that the table of functions and tables in {@code docs/architecture.md} says what the template grants. With
 * {@code -Dmakegood.docs.write=true} the test writes the table instead.
 */
class RightsTableTest {
    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final String BEGIN = "<!-- functions x tables: made by RightsTableTest -->\n";
    private static final String END = "<!-- end -->";

    /** The letter of each action on a table, in the order in which they stand. */
    private static final List<Map.Entry<String, String>> LETTERS = List.of(
            Map.entry("dynamodb:GetItem", "r"),
            Map.entry("dynamodb:Query", "q"),
            Map.entry("dynamodb:PutItem", "w"),
            Map.entry("dynamodb:ConditionCheckItem", "c"),
            Map.entry("dynamodb:DeleteItem", "d"),
            Map.entry("dynamodb:Scan", "s"));

    @Test
    void thePageSaysWhatTheTemplateGrants() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END, from);
        if (Boolean.getBoolean("makegood.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + granted() + page.substring(to));
        } else {
            assertEquals(granted(), page.substring(from, to));
        }
    }

    private static String granted() {
        String header =
                "| function | " + Arrays.stream(Table.values()).map(Enum::name).collect(Collectors.joining(" | "))
                        + " | beside tables |\n|" + "---|".repeat(Table.values().length + 2) + "\n";
        return header + Template.functions().map(RightsTableTest::line).collect(Collectors.joining());
    }

    private static String line(Function function) {
        Stream<String> tables = Arrays.stream(Table.values()).map(table -> onTable(function, table));
        return "| `" + function.id() + "` | "
                + Stream.concat(tables, Stream.of(besideTables(function))).collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static String onTable(Function function, Table table) {
        String arn = table.name().charAt(0) + table.name().substring(1).toLowerCase(Locale.ROOT) + "Table.Arn";
        var letters = new StringBuilder();
        LETTERS.stream()
                .filter(letter -> function.grants().contains(new Template.Grant(letter.getKey(), arn)))
                .forEach(letter -> letters.append(letter.getValue()));
        boolean byIndex =
                function.grants().stream().anyMatch(grant -> grant.resource().startsWith("${" + arn + "}/index/"));
        return letters.append(byIndex ? "i" : "").toString();
    }

    private static String besideTables(Function function) {
        var others = new ArrayList<String>();
        function.grants().stream()
                .map(Template.Grant::action)
                .filter(action -> !action.startsWith("dynamodb:"))
                .distinct()
                .forEach(action -> others.add(action.replaceFirst("^[a-z0-9]+:", "")));
        return String.join(", ", others);
    }
}
