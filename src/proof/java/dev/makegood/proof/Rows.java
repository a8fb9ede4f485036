package dev.makegood.proof;

import dev.makegood.order.archive.ArchivedRows;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads all rows. */
final class Rows {
    /** An instant or a day; in an index, an instant may be followed by what sorts rows of the same one. */
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*Z(~.*)?)?");

    /**
     * The fields that may differ after a fault although nothing is lost or doubled: numbers of attempts, of reports that
     * were taken before a crash, and of steps in which a case grew; the oracle checks its worth. Rows that expire later.
     */
    private static final Set<String> TRACES =
            Set.of("tranches", "attempts", "rounds", "tries", "live", "taken", "unchanged", "expiresAt");

    private static final Pattern ON_ITS_WAY = Pattern.compile("~refundOnItsWayBuyer$");

    private static final Pattern GIVEN_UP = Pattern.compile("~(refundDelayedBuyer|refundParkedOperator)$");

    private Rows() {}

    /**
     * Holds some rows, to be read by their types.
     *
     * @param read the values read from them
     */
    record Typed(List<Row> rows, Map<List<?>, List<?>> read) {
        Typed(List<Row> rows) {
            this(rows, new HashMap<>());
        }

        /**
         * Returns the rows of a type.
         *
         * @param prefix of their sort keys
         */
        @SuppressWarnings("unchecked")
        <T> List<T> of(Class<T> type, Table table, String prefix) {
            return (List<T>) read.computeIfAbsent(List.of(type, table, prefix), _ -> typed(type, table, prefix));
        }

        private <T> List<T> typed(Class<T> type, Table table, String prefix) {
            return rows.stream()
                    .filter(row ->
                            row.key().table() == table && row.key().sort().startsWith(prefix))
                    .map(row -> new RowType<T>(type, _ -> row.key()).read(row).value())
                    .toList();
        }
    }

    static List<Row> all(Scanner scanner) {
        List<Row> rows = inAnyOrder(scanner);
        rows.sort(Comparator.comparing((Row row) -> row.key().table())
                .thenComparing(row -> row.key().partition())
                .thenComparing(row -> row.key().sort()));
        return rows;
    }

    static List<Row> inAnyOrder(Scanner scanner) {
        var rows = new ArrayList<Row>();
        for (Table table : Table.values()) {
            Optional<Cursor> after = Optional.empty();
            do {
                Page<Row> page = scanner.scan(table, after);
                rows.addAll(page.items());
                after = page.next();
            } while (after.isPresent());
        }
        return rows;
    }

    /** Returns the rows exactly. */
    static List<String> exactly(Scanner scanner) {
        return all(scanner).stream()
                .map(row -> name(row) + " " + row.version() + " " + sorted(row.attributes()))
                .toList();
    }

    /**
     * Returns the content of the rows, of archived ones too, without times and numbers of attempts. Leaves out the
     * ledger, whose order may differ; the audit checks that it agrees with the other rows.
     */
    static Map<String, String> essence(HistoryState history) {
        var essence = new TreeMap<String, String>();
        Stream.concat(all(history.scanner).stream(), history.archivedRows().stream())
                .filter(row -> row.key().table() != Table.LEDGER)
                // Where a copy lies depends on who was archived with it, and when.
                .filter(row -> !ArchivedRows.isTombstone(row))
                // Whether the gateway reported a refund as pending before it paid is a matter of timing.
                .filter(row -> !isAbout(row, ON_ITS_WAY))
                .forEach(row -> essence.put(name(row), without(essential(row)).toString()));
        return essence;
    }

    /** Leaves out the last failure before a refund was parked, since a fault may be that one. */
    private static Object essential(Row row) {
        return isAbout(row, GIVEN_UP) ? withoutReason(row.attributes()) : row.attributes();
    }

    /** Returns true if the row is a notice of such a kind. */
    private static boolean isAbout(Row row, Pattern kind) {
        return row.key().table() == Table.NOTICES
                && kind.matcher(String.valueOf(row.attributes().get("id"))).find();
    }

    private static Object withoutReason(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        var rest = new TreeMap<String, Object>();
        map.forEach((key, inner) -> {
            if (!key.equals("reason")) {
                rest.put((String) key, withoutReason(inner));
            }
        });
        return rest;
    }

    private static String name(Row row) {
        return row.key().table() + " " + row.key().partition() + " " + row.key().sort();
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, inner) -> sorted.put((String) key, sorted(inner)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(Rows::sorted).toList();
            default -> value;
        };
    }

    private static Object without(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var rest = new TreeMap<String, Object>();
                map.forEach((key, inner) -> {
                    if (!TRACES.contains((String) key)
                            && !(inner instanceof String text
                                    && INSTANT.matcher(text).matches())) {
                        rest.put((String) key, without(inner));
                    }
                });
                yield rest;
            }
            case List<?> list -> list.stream().map(Rows::without).toList();
            default -> value;
        };
    }
}
