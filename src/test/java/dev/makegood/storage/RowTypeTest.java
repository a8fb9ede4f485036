package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Verifies that a row is in an index through an entry and in no other way. */
class RowTypeTest {
    private static final Instant AT = Instant.parse("2026-03-02T04:00:00Z");

    private record Low(String merchantId, Instant lowSince) {}

    private final MemoryDatabase database = new MemoryDatabase();

    private List<Row> atRisk(Function<Low, List<IndexEntry>> entries) {
        var rows = new RowType<>(Low.class, _ -> new Key(Table.STOCK, "m~s", "POSITION"), entries);
        database.commit(List.of(rows.create(new Low("m", AT))));
        return database.all(Query.index(Index.STOCK_AT_RISK, "m", Query.Range.upTo(AT), 1));
    }

    @Test
    void anEntryPutsARowIntoAnIndex() {
        List<Row> found = atRisk(low -> List.of(Index.STOCK_AT_RISK.entry(low.merchantId(), low.lowSince())));
        assertEquals(
                List.of("2026-03-02T04:00:00.000Z"),
                found.stream().map(Index.STOCK_AT_RISK::sort).toList());
    }

    @Test
    void aComponentDoesNot() {
        assertEquals(List.of(), atRisk(_ -> List.of()));
    }

    @Test
    void anEntryOfAnotherTableIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> atRisk(_ -> List.of(Index.REFUNDS_DUE.entry("0", AT))));
    }

    /** So no component can clash with an index's attribute, and no two indexes of a table share one. */
    @Test
    void theAttributesOfAnIndexAreItsOwn() {
        for (Table table : Table.values()) {
            var names = new HashSet<String>();
            for (Index index : Index.values()) {
                if (index.table() == table) {
                    names.add(index.partitionAttribute());
                    names.add(index.sortAttribute());
                    assertFalse(isComponent(index.partitionAttribute()), index::name);
                    assertFalse(isComponent(index.sortAttribute()), index::name);
                }
            }
            assertEquals(
                    2
                            * List.of(Index.values()).stream()
                                    .filter(index -> index.table() == table)
                                    .count(),
                    names.size(),
                    table::name);
        }
    }

    private static boolean isComponent(String name) {
        return name.chars().allMatch(Character::isJavaIdentifierPart);
    }

    @Test
    void ofRowsOfOneInstantTheTieDecides() {
        var rows = new RowType<>(
                Low.class,
                low -> new Key(Table.STOCK, low.merchantId(), "POSITION"),
                low -> List.of(Index.STOCK_WRONG.entry("all", low.lowSince(), low.merchantId())));
        database.commit(List.of(rows.create(new Low("b", AT)), rows.create(new Low("a", AT))));
        database.commit(List.of(rows.create(new Low("c", AT.plusMillis(1)))));
        var found = database.all(Query.index(Index.STOCK_WRONG, "all", Query.Range.upTo(AT), 2));
        assertEquals(
                List.of("a", "b"),
                found.stream().map(row -> row.key().partition()).toList());
    }
}
