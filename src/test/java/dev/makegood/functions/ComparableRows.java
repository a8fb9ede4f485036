package dev.makegood.functions;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes the rows of two runs comparable: without drawn pseudonyms, running numbers and facts that only waited. */
final class ComparableRows {
    /** Fields that count in the order of writing, or say what a stock position said at that time. */
    private static final Set<String> RUNNING = Set.of("number", "onHandBefore", "onHandAfter", "lost-pk", "lost-sk");

    private ComparableRows() {}

    static Map<String, Object> of(Scanner scanner) {
        var all = new ArrayList<Row>();
        for (Table table : Table.values()) {
            Optional<Cursor> next = Optional.empty();
            do {
                Page<Row> page = scanner.scan(table, next);
                all.addAll(page.items());
                next = page.next();
            } while (next.isPresent());
        }
        return of(all);
    }

    static Map<String, Object> of(Collection<Row> all) {
        var rows = new TreeMap<String, Object>();
        for (Row row : all) {
            // Only facts that waited have such rows, which only say that they did, and how many still do.
            if (!row.key().sort().startsWith("EARLY~") && !row.key().sort().equals("WAITING")) {
                rows.put(known(name(row)), without(row.attributes()));
            }
        }
        return rows;
    }

    /** Postings are numbered in the order of writing. */
    private static String name(Row row) {
        return row.key().table() == Table.LEDGER
                ? row.key().partition() + without(row.attributes())
                : row.key().toString();
    }

    /** A pseudonym is drawn again each time. */
    private static String known(String text) {
        return text.replaceAll("b_[0-9a-f]{32}", "the buyer");
    }

    private static Object without(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var rest = new TreeMap<String, Object>();
                map.forEach((name, inner) -> {
                    if (!RUNNING.contains(name.toString()) && !isSeen(inner) && inner != null) {
                        rest.put(name.toString(), without(inner));
                    }
                });
                yield rest;
            }
            case List<?> list -> list.stream().map(ComparableRows::without).toList();
            case String text -> known(text);
            // The stores differ in the types of numbers.
            case Number number -> number.toString();
            default -> value;
        };
    }

    /** A case keeps what its stock position said, for its cause: that depends on what had been reported by then. */
    private static boolean isSeen(Object value) {
        return value instanceof Map<?, ?> map && map.containsKey("allocated") && map.containsKey("demand");
    }
}
