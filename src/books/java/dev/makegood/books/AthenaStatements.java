package dev.makegood.books;

import dev.makegood.storage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the statements for Athena: its tables over an export, made from the shape of the rows, and the views, checks
 * and reports as they are but for one thing. Trino's UNNEST takes the struct around a list's elements off, DuckDB's does
 * not, so the views name each such element {@code each}.
 */
final class AthenaStatements {
    private static final Pattern ITEM = Pattern.compile("CREATE TYPE (\\w+)_item AS (STRUCT\\(.*\\))", Pattern.DOTALL);
    private static final String STRUCT = "STRUCT(";

    private AthenaStatements() {}

    /** Returns all statements, in the order to run them. */
    static List<String> all() {
        var all = new ArrayList<String>();
        for (String statement : Statements.of("items.sql")) {
            Matcher item = ITEM.matcher(statement);
            if (item.find()) {
                all.addAll(rows(item.group(1), hive(item.group(2))));
            }
        }
        all.add("CREATE VIEW audit AS SELECT 'WATERMARK' AS watermark");
        all.addAll(views());
        SqlAudit.CHECKS.forEach(check -> all.addAll(Statements.of("checks/" + check + ".sql")));
        all.addAll(Statements.of("counts.sql"));
        all.addAll(Statements.of("totals.sql"));
        Options.REPORTS.forEach(report -> all.addAll(Statements.of("reports/" + report + ".sql")));
        return all;
    }

    static List<String> views() {
        return Statements.of("views.sql").stream()
                .map(statement -> statement.replace("each.M.", "each."))
                .toList();
    }

    private static List<String> rows(String table, String item) {
        String name = ExportFolder.tableName(Table.valueOf(table.toUpperCase(Locale.ROOT)));
        return Statements.of("athena.sql").stream()
                .map(statement -> statement
                        .replace("{table}", table)
                        .replace("{name}", name)
                        .replace("{item}", item))
                .toList();
    }

    /** Returns DuckDB's name of a type in Hive's words, which Athena has for tables. */
    static String hive(String type) {
        if (type.endsWith("[]")) {
            return "array<" + hive(type.substring(0, type.length() - 2)) + ">";
        }
        if (!type.startsWith(STRUCT)) {
            return "string";
        }
        return Stream.of(fields(type.substring(STRUCT.length(), type.length() - 1)))
                .map(field -> field.strip().split("\\s+", 2))
                .map(field -> field[0].replace("\"", "") + ":" + hive(field[1]))
                .reduce((one, next) -> one + "," + next)
                .map(fields -> "struct<" + fields + ">")
                .orElseThrow();
    }

    /** Splits fields at the commas that are in no inner type. */
    private static String[] fields(String inner) {
        var cut = new StringBuilder();
        int depth = 0;
        for (char one : inner.toCharArray()) {
            depth += one == '(' ? 1 : one == ')' ? -1 : 0;
            cut.append(one == ',' && depth == 0 ? '\n' : one == '\n' ? ' ' : one);
        }
        return cut.toString().split("\n");
    }
}
