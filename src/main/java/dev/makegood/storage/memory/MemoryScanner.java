package dev.makegood.storage.memory;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import java.util.Optional;

/**
 * Scans a {@link MemoryDatabase}.
 *
 * @param pageSize the most rows per page; a page also ends as DynamoDB's does, at 1 MB
 */
public record MemoryScanner(MemoryDatabase database, int pageSize) implements Scanner {
    @Override
    public Page<Row> scan(Table table, Optional<Cursor> after) {
        Optional<Key> last = after.map(cursor -> new Key(table, cursor.partition(), cursor.sort()));
        return database.scan(table, last, pageSize);
    }
}
