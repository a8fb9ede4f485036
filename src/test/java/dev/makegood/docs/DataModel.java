package dev.makegood.docs;

import dev.makegood.storage.Key;
import dev.makegood.storage.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code docs/data-model.md}: rows with their keys, and indexes with their readers. */
public final class DataModel {
    private static final Markdown PAGE = Markdown.of(Path.of("docs/data-model.md"));
    private static final Set<String> TABLES =
            Arrays.stream(Table.values()).map(Enum::name).collect(Collectors.toSet());

    /** All documented rows. */
    static final List<DocumentedRow> ROWS = PAGE.tables().stream()
            .filter(row -> TABLES.contains(row.heading()))
            .map(row -> new DocumentedRow(
                    Table.valueOf(row.heading()),
                    row.code(0).getFirst(),
                    row.code(1).getFirst(),
                    pattern(row.code(2)),
                    pattern(row.code(3))))
            .toList();

    /** All documented indexes. */
    static final List<DocumentedIndex> INDEXES = PAGE.tables().stream()
            .filter(row -> row.heading().equals("Indexes"))
            .map(row -> new DocumentedIndex(
                    row.code(0).getFirst(),
                    row.cells().get(1),
                    row.cells().get(2).equals("all"),
                    Set.copyOf(row.code(4)),
                    row.code(5)))
            .toList();

    private DataModel() {}

    /** Holds a kind of row: its Java type, the class that owns it, and the form of its keys. */
    record DocumentedRow(Table table, String type, String owner, Pattern partition, Pattern sort) {
        boolean has(Key key) {
            return table == key.table()
                    && partition.matcher(key.partition()).matches()
                    && sort.matcher(key.sort()).matches();
        }
    }

    /**
     * Holds an index: its constant, its table, whether it holds whole rows, its queries and the readers of their
     * results.
     */
    record DocumentedIndex(String name, String table, boolean whole, Set<String> queriedIn, List<String> readers) {}

    /** Returns true if some documented row has such a key. */
    public static boolean has(Key key) {
        return ROWS.stream().anyMatch(row -> row.has(key));
    }

    /** Makes a pattern of alternatives in which each part in braces stands for any text. */
    private static Pattern pattern(List<String> alternatives) {
        return Pattern.compile(alternatives.stream()
                .map(text -> Arrays.stream(text.split("\\{[^}]*}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+")))
                .collect(Collectors.joining("|")));
    }
}
