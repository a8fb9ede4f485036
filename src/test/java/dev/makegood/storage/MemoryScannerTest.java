package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryScannerTest {
    private final MemoryDatabase database = new MemoryDatabase();

    private List<Integer> pages(int mostRows) {
        var sizes = new ArrayList<Integer>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Row> page = new MemoryScanner(database, mostRows).scan(Table.STOCK, after);
            sizes.add(page.items().size());
            after = page.next();
        } while (after.isPresent());
        return sizes;
    }

    private void create(Table table, int rows, int kilobytes) {
        for (int i = 0; i < rows; i++) {
            var key = new Key(table, "p-" + i, "1");
            assertTrue(database.commit(List.of(new Write.Create(key, Map.of("text", "x".repeat(kilobytes * 1024))))));
        }
    }

    @Test
    void aPageEndsAtOneMegabyte() {
        create(Table.STOCK, 5, 390);
        create(Table.CASES, 1, 1);
        assertEquals(List.of(2, 2, 1), pages(100));
    }

    @Test
    void aPageEndsAfterItsMostRows() {
        create(Table.STOCK, 5, 1);
        assertEquals(List.of(3, 2), pages(3));
        assertEquals(List.of(5), pages(5));
    }
}
