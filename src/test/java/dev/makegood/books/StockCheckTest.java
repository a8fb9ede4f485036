package dev.makegood.books;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verifies that the SQL audit compares stock positions with their order lines. */
class StockCheckTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Scanner scanner = new MemoryScanner(database, 1_000);
    private final Shop shop = new Shop(database, scanner);

    StockCheckTest() {
        shop.count("M1", "S1", "c-1", 10);
        shop.place("O1", line("1", "M1", "S1", 3, 9_900));
        shop.place("O2", line("1", "M1", "S1", 2, 9_900));
        shop.ship("O2", "s-1", "1", 1);
    }

    private List<Difference> audit(Table table, String sort, Map<String, Object> changes) {
        Scanner tampered = (asked, after) -> scanner.scan(asked, after).map(row -> {
            if (asked != table || !row.key().sort().equals(sort)) {
                return row;
            }
            var attributes = new HashMap<>(row.attributes());
            attributes.putAll(changes);
            return new Row(row.key(), row.version(), attributes);
        });
        return SqlAudits.audit(tampered, shop.clock.instant()).differences();
    }

    @Test
    void itAllocatesTheOpenUnitsOfItsLines() {
        assertEquals(List.of(), audit(Table.STOCK, "POSITION", Map.of()));
        assertEquals(
                List.of(new Difference(
                        "a stock position agrees with its order lines",
                        "allocated 4, awaited 0",
                        "allocated 5, awaited 0",
                        "M1~S1")),
                audit(Table.STOCK, "POSITION", Map.of("allocated", 5L)));
        assertEquals(1, audit(Table.STOCK, "POSITION", Map.of("awaited", 1L)).size());
    }

    @Test
    void aLineThatIsNotCountedYetIsInNoPosition() {
        assertEquals(List.of(), audit(Table.STOCK, "POSITION", Map.of("allocated", 4L)));
        assertEquals(
                "allocated 0, awaited 0",
                audit(Table.ORDERS, "LINE~1", Map.of("counted", false))
                        .getFirst()
                        .expected());
    }

    @Test
    void aPositionThatIsKnownToBeWrongIsLeftOut() {
        var wrong = Map.of("allocated", 5L, "wrong", Map.of("since", "2026-03-02T04:00:00.000Z"));
        assertEquals(List.of(), audit(Table.STOCK, "POSITION", Map.copyOf(wrong)));
    }
}
