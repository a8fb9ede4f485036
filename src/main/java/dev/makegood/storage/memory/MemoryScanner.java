package dev.makegood.storage.memory;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Scans a {@link MemoryDatabase}.
 *
 * @param pageSize rows a page
 */
public record MemoryScanner(MemoryDatabase database, int pageSize) implements Scanner {
    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::partition).thenComparing(Cursor::sort);

    @Override
    public Page<Row> scan(Table table, Optional<Cursor> after) {
        List<Row> rest = database.all().stream()
                .filter(row -> row.key().table() == table)
                .filter(row -> after.map(last -> ORDER.compare(position(row), last) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(MemoryScanner::position, ORDER))
                .toList();
        if (rest.size() <= pageSize) {
            return new Page<>(rest, Optional.empty());
        }
        List<Row> page = rest.subList(0, pageSize);
        return new Page<>(page, Optional.of(position(page.getLast())));
    }

    private static Cursor position(Row row) {
        return new Cursor(row.key().sort(), row.key().partition(), row.key().sort());
    }
}
