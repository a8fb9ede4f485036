package dev.makegood.storage.memory;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.util.List;
import java.util.Optional;

/**
 * Scans a {@link MemoryDatabase}.
 *
 * @param pageSize rows per page
 */
public record MemoryScanner(MemoryDatabase database, int pageSize) implements Scanner {
    @Override
    public Page<Row> scan(Table table, Optional<Cursor> after) {
        Optional<Key> last = after.map(cursor -> new Key(table, cursor.partition(), cursor.sort()));
        List<Row> rest = database.rows(table, last, pageSize + 1);
        if (rest.size() <= pageSize) {
            return new Page<>(rest, Optional.empty());
        }
        List<Row> page = rest.subList(0, pageSize);
        Key end = page.getLast().key();
        return new Page<>(page, Optional.of(new Cursor(end.sort(), end.partition(), end.sort())));
    }
}
