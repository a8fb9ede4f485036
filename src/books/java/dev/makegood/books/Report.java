package dev.makegood.books;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints the result of a report. A column whose name ends in {@code _minor} holds amounts in the row's currency. */
final class Report {
    private static final String MINOR = "_minor";

    private Report() {}

    static String of(BooksDatabase books, String name) throws SQLException {
        var lines = new ArrayList<List<String>>();
        books.query("reports/" + name + ".sql", row -> {
            if (lines.isEmpty()) {
                lines.add(cells(row, true));
            }
            return lines.add(cells(row, false));
        });
        return lines.isEmpty() ? "nothing to report" : aligned(lines);
    }

    private static List<String> cells(ResultSet row, boolean heads) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        var cells = new ArrayList<String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i);
            if (name.equals("currency")) {
                continue;
            }
            boolean amount = name.endsWith(MINOR);
            String head = amount ? name.substring(0, name.length() - MINOR.length()) : name;
            String value = amount ? BookFinding.amount(row.getString("currency"), row.getLong(i)) : row.getString(i);
            cells.add(heads ? head.replace('_', ' ') : value);
        }
        return cells;
    }

    private static String aligned(List<List<String>> lines) {
        List<Integer> widths = IntStream.range(0, lines.getFirst().size())
                .mapToObj(i -> lines.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElseThrow())
                .toList();
        return lines.stream()
                .map(line -> IntStream.range(0, line.size())
                        .mapToObj(i -> ("%" + widths.get(i) + "s").formatted(line.get(i)))
                        .collect(Collectors.joining("  ")))
                .collect(Collectors.joining("\n"));
    }
}
