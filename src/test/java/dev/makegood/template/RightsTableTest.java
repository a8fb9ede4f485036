package dev.makegood.template;

import dev.makegood.docs.Generated;
import dev.makegood.storage.Table;
import dev.makegood.template.Template.Function;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies that the table of functions and tables in {@code docs/architecture.md} matches the template's rights. */
class RightsTableTest {
    /** The letter of each action on a table, in the order in which they stand. */
    private static final List<Map.Entry<String, String>> LETTERS = List.of(
            Map.entry("dynamodb:GetItem", "r"),
            Map.entry("dynamodb:BatchGetItem", "b"),
            Map.entry("dynamodb:Query", "q"),
            Map.entry("dynamodb:PutItem", "w"),
            Map.entry("dynamodb:ConditionCheckItem", "c"),
            Map.entry("dynamodb:DeleteItem", "d"),
            Map.entry("dynamodb:Scan", "s"));

    @Test
    void thePageSaysWhatTheTemplateGrants() throws IOException {
        var lines = new ArrayList<List<String>>();
        lines.add(cells("function", Stream.of(Table.values()).map(Enum::name), "beside tables"));
        Template.functions()
                .map(function -> cells(
                        "`" + function.id() + "`",
                        Stream.of(Table.values()).map(table -> onTable(function, table)),
                        besideTables(function)))
                .forEach(lines::add);
        Generated.verify(Path.of("docs/architecture.md"), RightsTableTest.class, lines);
    }

    private static List<String> cells(String first, Stream<String> tables, String last) {
        return Stream.of(Stream.of(first), tables, Stream.of(last))
                .flatMap(cells -> cells)
                .toList();
    }

    private static String onTable(Function function, Table table) {
        String arn = table.name().charAt(0) + table.name().substring(1).toLowerCase(Locale.ROOT) + "Table.Arn";
        List<Template.Grant> grants = function.grants();
        String letters = LETTERS.stream()
                .filter(letter -> grants.contains(new Template.Grant(letter.getKey(), arn)))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        boolean byIndex = grants.stream().anyMatch(grant -> grant.resource().startsWith("${" + arn + "}/index/"));
        return letters + (byIndex ? "i" : "");
    }

    private static String besideTables(Function function) {
        return function.grants().stream()
                .map(Template.Grant::action)
                .filter(action -> !action.startsWith("dynamodb:"))
                .map(action -> action.replaceFirst("^[a-z0-9]+:", ""))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
