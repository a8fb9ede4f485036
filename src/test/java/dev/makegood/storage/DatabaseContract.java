package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.coupon.Rivals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies the contract of every database, so that the one in memory behaves like the real one. */
class DatabaseContract extends Contract {
    private static Key key(String name) {
        return new Key(Table.STOCK, "m~s", name);
    }

    private static Write create(String name, Map<String, Object> attributes) {
        return new Write.Create(key(name), attributes);
    }

    private static Map<String, Object> indexed(Index index, String partition, String sort) {
        return Map.of(index.partitionAttribute(), partition, index.sortAttribute(), sort);
    }

    private boolean commit(Write... writes) {
        return database().commit(List.of(writes));
    }

    @Test
    void whatWasWrittenIsRead() {
        Map<String, Object> attributes =
                Map.of("text", "缺货", "number", 5L, "flag", true, "list", List.of("a"), "map", Map.of("x", 1L));
        assertTrue(commit(create("A", attributes)));
        assertEquals(Optional.of(new Row(key("A"), 1, attributes)), database().find(key("A")));
        assertEquals(Optional.empty(), database().find(key("B")));
    }

    @Test
    void aRowIsCreatedOnce() {
        assertTrue(commit(create("A", Map.of("n", 1L))));
        assertFalse(commit(create("A", Map.of("n", 2L))));
        assertEquals(1L, database().find(key("A")).orElseThrow().attributes().get("n"));
    }

    @Test
    void aReplacementNeedsTheVersionThatWasRead() {
        commit(create("A", Map.of("n", 1L)));
        assertTrue(commit(new Write.Replace(key("A"), 1, Map.of("n", 2L))));
        assertFalse(commit(new Write.Replace(key("A"), 1, Map.of("n", 3L))));
        assertEquals(2, database().find(key("A")).orElseThrow().version());
        assertFalse(commit(new Write.Replace(key("B"), 1, Map.of())));
    }

    @Test
    void oneRefusalRefusesAll() {
        commit(create("A", Map.of()));
        assertFalse(commit(create("B", Map.of()), create("A", Map.of())));
        assertFalse(commit(create("B", Map.of()), new Write.Check(key("A"), 0)));
        assertFalse(commit(create("B", Map.of()), new Write.Check(key("A"), 2)));
        assertEquals(Optional.empty(), database().find(key("B")));
        assertTrue(commit(create("B", Map.of()), new Write.Check(key("A"), 1), new Write.Check(key("C"), 0)));
    }

    @Test
    void aTransactionIsBounded() {
        List<Write> tooMany = IntStream.rangeClosed(0, Database.MAX_WRITES)
                .mapToObj(i -> create("A" + i, Map.of()))
                .toList();
        assertThrows(IllegalArgumentException.class, () -> database().commit(tooMany));
        assertThrows(IllegalArgumentException.class, () -> database().commit(List.of()));
        assertTrue(database().commit(tooMany.subList(0, Database.MAX_WRITES)));
    }

    /** Returns text of three bytes a character, so that bytes are counted and not characters. */
    private static Map<String, Object> kilobytes(int kilobytes) {
        return Map.of("text", "\u8d27".repeat(kilobytes * 1024 / 3));
    }

    @Test
    void aPageEndsAtOneMegabyteAndACompleteSetDoesNot() {
        List.of("1", "2", "3", "4", "5").forEach(name -> commit(create(name, kilobytes(390))));
        var query = Query.table(Table.STOCK, "m~s", new Query.Range.All());
        Page<Row> page = database().query(query);
        assertTrue(
                page.items().size() < 5 && page.next().isPresent(), page.items().size() + " rows");
        assertEquals(List.of("1", "2", "3", "4", "5"), names(database().all(query)));
        assertEquals(List.of("1", "2", "3", "4"), names(database().first(query, 4)));
        assertEquals(List.of("5", "4", "3"), names(database().first(query.backwards(), 3)));
        assertEquals(5, database().count(query, 100));
    }

    @Test
    void aScannedPageEndsAtOneMegabyte() {
        List.of("1", "2", "3", "4", "5").forEach(name -> commit(create(name, kilobytes(390))));
        Page<Row> first = scanner().scan(Table.STOCK, Optional.empty());
        assertTrue(first.items().size() < 5, first.items().size() + " rows");
        var read = new ArrayList<>(first.items());
        for (var after = first.next(); after.isPresent(); ) {
            Page<Row> page = scanner().scan(Table.STOCK, after);
            read.addAll(page.items());
            after = page.next();
        }
        assertEquals(List.of("1", "2", "3", "4", "5"), names(read));
    }

    @Test
    void aRowOfMoreThan400KilobytesIsRefusedAndNothingOfItsTransactionIsWritten() {
        assertThrows(TooLarge.class, () -> commit(create("A", Map.of()), create("B", kilobytes(401))));
        assertEquals(Optional.empty(), database().find(key("A")));
        assertTrue(commit(create("B", kilobytes(390))));
    }

    @Test
    void aKeyOfATableOrIndexHasItsMostBytes() {
        String characters = "\u8d27".repeat(341);
        assertTrue(commit(create(characters, Map.of())));
        assertThrows(TooLarge.class, () -> commit(create(characters + "ab", Map.of())));
        assertTrue(commit(create("A", indexed(Index.STOCK_AT_RISK, characters, characters))));
        assertThrows(TooLarge.class, () -> commit(create("B", indexed(Index.STOCK_AT_RISK, "m", characters + "ab"))));
        assertThrows(
                TooLarge.class,
                () -> commit(create("B", indexed(Index.STOCK_AT_RISK, characters.repeat(2) + "abc", "1"))));
        assertEquals(Optional.empty(), database().find(key("B")));
    }

    @Test
    void aTransactionOfMoreThan4MegabytesIsRefused() {
        List<Write> writes = IntStream.range(0, 11)
                .mapToObj(i -> create("A" + i, kilobytes(390)))
                .toList();
        assertThrows(TooLarge.class, () -> database().commit(writes));
        assertTrue(database().commit(writes.subList(0, 10)));
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream().map(row -> row.key().sort()).toList();
    }

    @Test
    void aPartitionIsReadInOrderAndInPagesBothWays() {
        IntStream.range(0, 5).forEach(i -> commit(create("A~" + i, Map.of())));
        commit(create("B~1", Map.of()));
        var query = Query.table(Table.STOCK, "m~s", new Query.Range.StartsWith("A~"), 2);
        assertEquals(List.of("A~0", "A~1", "A~2", "A~3", "A~4"), walk(query));
        assertEquals(List.of("A~4", "A~3", "A~2", "A~1", "A~0"), walk(query.backwards()));
    }

    /** Java would put the mahjong tile, of two surrogates, before the tilde of full width. */
    @Test
    void keysOfAnyScriptAreInTheOrderOfTheirCodePoints() {
        List<String> ordered = List.of("A~A/B", "A~Z", "A~z~", "A~é", "A~茶叶-250", "A~～", "A~🀄");
        ordered.reversed().forEach(name -> commit(create(name, Map.of())));
        var query = Query.table(Table.STOCK, "m~s", new Query.Range.StartsWith("A~"), 2);
        assertEquals(ordered, walk(query));
        assertEquals(ordered.reversed(), walk(query.backwards()));
        assertEquals(ordered.subList(0, 6), walk(Query.table(Table.STOCK, "m~s", new Query.Range.UpTo("A~～"), 2)));
        assertEquals(
                ordered.subList(5, 7),
                walk(Query.table(Table.STOCK, "m~s", new Query.Range.Between("A~～", "A~🀄"), 1)));
    }

    @Test
    void aRangeIsCountedOverAllPages() {
        for (int i = 10; i < 20; i++) {
            commit(create("N" + i, indexed(Index.STOCK_AT_RISK, "m", "2026-" + i)));
        }
        var range = new Query.Range.Between("2026-11", "2026-16");
        var index = Query.index(Index.STOCK_AT_RISK, "m", range, 2);
        assertEquals(6, database().count(index, 100));
        assertEquals(10, database().count(Query.table(Table.STOCK, "m~s", new Query.Range.All(), 3), 100));
        assertEquals(0, database().count(Query.index(Index.STOCK_AT_RISK, "x", range, 2), 100));
        assertTrue(database().count(index, 3) > 3);
    }

    @Test
    void anIndexHoldsTheRowsThatCarryItsAttributes() {
        commit(create("A", indexed(Index.SHORTFALL, "3", "2026-01-02")));
        commit(create("B", indexed(Index.SHORTFALL, "3", "2026-01-01")));
        commit(create("C", indexed(Index.SHORTFALL, "4", "2026-01-01")));
        commit(create("D", Map.of(Index.SHORTFALL.partitionAttribute(), "3")));
        var all = Query.index(Index.SHORTFALL, "3", new Query.Range.All(), 1);
        assertEquals(List.of("B", "A"), walk(all));
        var until = Query.index(Index.SHORTFALL, "3", new Query.Range.UpTo("2026-01-01"), 1);
        assertEquals(List.of("B"), walk(until));
        var between = Query.index(Index.SHORTFALL, "3", new Query.Range.Between("2026-01-02", "2026-01-02"), 1);
        assertEquals(List.of("A"), walk(between));
        commit(new Write.Replace(key("B"), 1, Map.of()));
        assertEquals(List.of("A"), walk(all));
    }

    @Test
    void severalRowsAreReadInTheOrderOfTheirKeys() {
        IntStream.range(0, 250).forEach(i -> commit(create("A" + i, Map.of("n", (long) i))));
        commit(new Write.Delete(key("A7"), 1));
        var other = new Key(Table.CASES, "m~s", "A");
        commit(new Write.Create(other, Map.of()));
        List<Key> keys = Stream.concat(IntStream.range(0, 250).mapToObj(i -> key("A" + (249 - i))), Stream.of(other))
                .toList();
        List<Row> rows = database().findAll(keys);
        assertEquals(
                keys.stream().filter(key -> !key.equals(key("A7"))).toList(),
                rows.stream().map(Row::key).toList());
        assertEquals(249L, rows.getFirst().attributes().get("n"));
        assertEquals(1, rows.getFirst().version());
        assertEquals(List.of(), database().findAll(List.of()));
    }

    @Test
    void aBatchMayBeLargerThanOneAnswer() {
        List<Key> keys = IntStream.range(0, 50).mapToObj(i -> key("A" + i)).toList();
        keys.forEach(key -> commit(create(key.sort(), kilobytes(390))));
        assertEquals(keys, database().findAll(keys).stream().map(Row::key).toList());
    }

    @Test
    void aPageOfKeysIsReadAsItsWholeRows() {
        var attributes = new HashMap<>(indexed(Index.STOCK_AT_RISK, "m", "1"));
        attributes.put("n", 1L);
        commit(create("A", attributes), create("B", indexed(Index.STOCK_AT_RISK, "m", "2")));
        var query = Query.index(Index.STOCK_AT_RISK, "m", new Query.Range.All(), 1);
        Page<Row> page = database().wholeRows(query);
        assertEquals(List.of(new Row(key("A"), 1, attributes)), page.items());
        assertEquals(
                List.of("B"),
                names(database().wholeRows(query.after(page.next())).items()));
    }

    @Test
    void nobodysUpdateIsLost() throws Exception {
        commit(create("A", Map.of("n", 0L)));
        Rivals.race(_ -> database().decide(() -> {
            Row row = database().find(key("A")).orElseThrow();
            long next = (Long) row.attributes().get("n") + 1;
            return new Decision<>(next, List.of(new Write.Replace(key("A"), row.version(), Map.of("n", next))));
        }));
        assertEquals(16L, database().find(key("A")).orElseThrow().attributes().get("n"));
    }

    @Test
    void aDecisionOnRowsThatDoNotFitTogetherIsTakenAgain() {
        var taken = new AtomicInteger();
        String answer = database().decide(() -> {
            TornRead.unless(taken.incrementAndGet() > 1, "not there yet");
            return Decision.answer("all there");
        });
        assertEquals("all there", answer);
        assertEquals(2, taken.get());
    }

    @Test
    void rowsThatNeverFitTogetherEndADecision() {
        var taken = new AtomicInteger();
        assertThrows(
                TornRead.class,
                () -> database().decide(() -> {
                    throw new TornRead("attempt " + taken.incrementAndGet());
                }));
        assertEquals(Database.MAX_TORN, taken.get());
    }

    @Test
    void aBugIsNotTriedAgain() {
        var taken = new AtomicInteger();
        assertThrows(
                NoSuchElementException.class,
                () -> database().decide(() -> {
                    taken.incrementAndGet();
                    return Decision.answer(Optional.empty().orElseThrow());
                }));
        assertEquals(1, taken.get());
    }

    private List<String> walk(Query query) {
        var names = new ArrayList<String>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Row> page = database().query(query.after(after));
            page.items().forEach(row -> names.add(row.key().sort()));
            after = page.next().flatMap(cursor -> Cursor.decode(cursor.encode()));
        } while (after.isPresent());
        return names;
    }
}
