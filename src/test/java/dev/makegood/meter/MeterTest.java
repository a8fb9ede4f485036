package dev.makegood.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Sizes;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Holds what writes cost to what AWS billed for the like of them, as the <a
 * href="https://github.com/paritysuite/dynamodb-conformance">conformance suite of DynamoDB</a> and <a
 * href="https://github.com/nubo-db/dynoxide">dynoxide</a> recorded it in eu-west-2 on 2026-08-12 and
 * 13. Their cases are named by their letters.
 */
class MeterTest {
    /** Has an index with all attributes, and one with keys only. */
    private static final Table TABLE = Table.ORDERS;

    private static final Index ALL = Index.CLAIMS;
    private static final Index KEYS = Index.TALLY;

    /** Makes a transaction of a write that would be alone, and costs two units in another table. */
    private static final Write BESIDE = new Write.Check(new Key(Table.BUYERS, "p", "1"), 0);

    private final Meter meter = new Meter(new MemoryDatabase());

    @Test
    void aPutIsBilledTwiceInItsTableAndOnceInAnIndex() {
        assertBilled("A1", create(0, in(KEYS, "g1"), 0), 2, 0, 1);
        assertBilled("A2", create(1, Map.of(), 0), 2, 0, 0);
        assertBilled("A3", create(2, both("g1", "L1"), 0), 2, 1, 1);
    }

    @Test
    void anIndexThatStaysAsItIsCostsNothing() {
        put(0, in(KEYS, "g1"), 0);
        assertBilled("A4", replace(0, 1, in(KEYS, "g1"), 0), 2, 0, 0);
        put(1, both("g1", "L1"), 0);
        assertBilled("A5: what has changed is in one of them", replace(1, 1, both("g1", "L1"), 1), 2, 1, 0);
        put(2, in(KEYS, "g1"), 3_000);
        assertBilled("K3", replace(2, 1, in(KEYS, "g1"), 3_000), 6, 0, 0);
    }

    @Test
    void anotherKeyIsADeletionAndAPut() {
        put(0, both("g1", "L1"), 0);
        assertBilled("A7", replace(0, 1, both("g2", "L1"), 0), 2, 1, 2);
        put(1, in(ALL, "g1"), 1_500);
        assertBilled("B7", replace(1, 1, in(ALL, "g9"), 1_500), 4, 4, 0);
    }

    @Test
    void theKeyThatComesOrGoesIsOneWrite() {
        put(0, Map.of(), 0);
        assertBilled("the guide: to define an attribute", replace(0, 1, in(KEYS, "g1"), 0), 2, 0, 1);
        assertBilled("the guide: to delete it", replace(0, 2, Map.of(), 0), 2, 0, 1);
    }

    @Test
    void theLargerImageCounts() {
        put(0, Map.of(), 3_000);
        assertBilled("B3", replace(0, 1, Map.of(), 0), 6, 0, 0);
        put(1, in(ALL, "g1"), 3_000);
        assertBilled("J3", replace(1, 1, in(ALL, "g1"), 1), 6, 3, 0);
        put(2, in(ALL, "g1"), 3_000);
        assertBilled("B5", delete(2), 6, 3, 0);
        put(3, both("g1", "L1"), 0);
        assertBilled("A10", delete(3), 2, 1, 1);
    }

    @Test
    void aCheckIsBilledAsIfItWroteWhatItReads() {
        put(0, both("g1", "L1"), 0);
        assertBilled("A12", new Write.Check(key(0), 1), 2, 0, 0);
        put(1, Map.of(), 3_000);
        assertBilled("F1", new Write.Check(key(1), 1), 6, 0, 0);
        assertBilled("K1, for a check", new Write.Check(key(2), 0), 2, 0, 0);
    }

    @Test
    void aWriteThatIsAloneIsBilledOnce() {
        assertUsed("the guide: a put", alone(create(0, both("g1", "L1"), 0)), 1, 1, 1);
        assertUsed("the guide: the larger image", alone(replace(0, 1, both("g1", "L1"), 3_000)), 3, 3, 0);
        meter.commit(List.of(create(0, Map.of(), 0)));
        assertUsed("the guide: a condition that fails, by what is there", meter.take(), 3, 0, 0);
        Usage deleted = alone(new Write.Delete(key(0), 2));
        assertUsed("the guide: a deletion", deleted, 3, 3, 1);
        assertEquals(Map.of(Operation.DELETE_ITEM, 1L), deleted.requests());
        Usage checked = alone(new Write.Check(key(0), 0));
        assertUsed("a check is a transaction", checked, 2, 0, 0);
        assertEquals(Map.of(Operation.TRANSACTION, 1L), checked.requests());
    }

    private Usage alone(Write write) {
        meter.take();
        assertTrue(meter.commit(List.of(write)));
        return meter.take();
    }

    @Test
    void theItemsOfATransactionAreSummed() {
        meter.take();
        assertTrue(meter.commit(List.of(create(0, both("g1", "L1"), 0), create(1, both("g1", "L1"), 0))));
        assertUsed("A13", meter.take(), 4, 2, 2);
    }

    @Test
    void aRefusedTransactionIsBilledWithoutItsIndexes() {
        put(0, in(KEYS, "g1"), 3_000);
        meter.take();
        assertFalse(meter.commit(List.of(create(0, in(KEYS, "g2"), 0), create(1, in(KEYS, "g2"), 0))));
        Usage used = meter.take();
        assertUsed("6 for the row that is there, 2 for the other", used, 8, 0, 0);
        assertEquals(1, used.requests(Operation.CANCELLED));
        assertEquals(0, used.requests(Operation.TRANSACTION));
        assertEquals(0, used.storedBytes());
    }

    @Test
    void anAdditionThatMeetsARowIsBilledAndSentAnew() {
        put(0, Map.of(), 0);
        meter.take();
        var other = new Write.Add(key(1), attributes(in(KEYS, "g1"), 0), _ -> Optional.empty());
        var add = new Write.Add(key(0), attributes(in(KEYS, "g1"), 0), _ -> Optional.of(other));
        assertTrue(meter.commit(List.of(add)));
        Usage used = meter.take();
        assertUsed("twice in the table, once in the index", used, 2, 0, 1);
        assertEquals(2, used.allRequests());
    }

    @Test
    void anAdditionThatIsNotNeededEndsInNoSecondWrite() {
        put(0, Map.of(), 0);
        meter.take();
        assertTrue(meter.commit(List.of(new Write.Add(key(0), Map.of(), _ -> Optional.empty()))));
        assertEquals(Map.of(Operation.PUT_ITEM, 1L), meter.take().requests());
    }

    @Test
    void readsAreConsistentInTablesAndNotInIndexes() {
        IntStream.range(0, 8).forEach(n -> put(n, in(ALL, "g1"), 1_880));
        meter.take();
        meter.find(key(0));
        meter.find(key(99));
        assertRead("a row and none", meter.take(), Place.of(TABLE), "2");
        assertEquals(8, meter.query(of(ALL, 200)).items().size());
        assertRead("the guide: 8 entries of 2,000 bytes", meter.take(), Place.of(ALL), "2");
        assertEquals(8, meter.count(of(ALL, 2), 100));
        Usage counted = meter.take();
        assertRead("a count reads as much, in one request", counted, Place.of(ALL), "2");
        assertEquals(Map.of(Operation.QUERY, 1L), counted.requests());
        meter.query(of(KEYS, 200));
        assertRead("nothing", meter.take(), Place.of(KEYS), "0.5");
    }

    @Test
    void aBatchIsOneRequestAndCostsAsMuchAsItsRowsOneByOne() {
        put(0, Map.of(), 5_000);
        put(1, Map.of(), 0);
        meter.take();
        assertEquals(2, meter.findAll(List.of(key(0), key(1), key(99))).size());
        Usage used = meter.take();
        assertRead("rows of 8 and 4 KB, and none", used, Place.of(TABLE), "4");
        assertEquals(Map.of(Operation.BATCH_GET_ITEM, 1L), used.requests());
    }

    @Test
    void aRowAndAnEntryAreStoredWithAHundredBytesMoreEach() {
        var row = new Row(key(0), 1, attributes(in(KEYS, "g1"), 0));
        meter.commit(List.of(create(0, in(KEYS, "g1"), 0)));
        int entry = Sizes.of(key(0)) + Sizes.of(in(KEYS, "g1"));
        assertEquals(Sizes.of(row) + 100 + entry + 100, meter.take().storedBytes());
        meter.commit(List.of(delete(0)));
        assertEquals(-(Sizes.of(row) + 100 + entry + 100), meter.take().storedBytes());
    }

    private static Query of(Index index, int limit) {
        return Query.index(index, "g1", new Query.Range.All(), limit);
    }

    private void assertBilled(String like, Write write, long table, long all, long keys) {
        meter.take();
        assertTrue(meter.commit(List.of(write, BESIDE)), like);
        Usage used = meter.take();
        assertEquals(2, used.writeUnits(Place.of(Table.BUYERS)));
        assertUsed(like, used, table, all, keys);
    }

    private static void assertUsed(String like, Usage used, long table, long all, long keys) {
        assertEquals(table, used.writeUnits(Place.of(TABLE)), like + ", table");
        assertEquals(all, used.writeUnits(Place.of(ALL)), like + ", index with all attributes");
        assertEquals(keys, used.writeUnits(Place.of(KEYS)), like + ", index with keys only");
        assertEquals(table + all + keys, used.allWriteUnits() - used.writeUnits(Place.of(Table.BUYERS)), like);
    }

    private static void assertRead(String like, Usage used, Place place, String units) {
        assertEquals(0, new BigDecimal(units).compareTo(used.allReadUnits()), like + ": " + used);
        assertEquals(Map.of(), used.writeUnits(), like);
        assertEquals(List.of(place), List.copyOf(used.readUnits().keySet()), like);
    }

    private void put(int n, Map<String, Object> indexed, int padding) {
        assertTrue(meter.commit(List.of(create(n, indexed, padding))));
    }

    private static Write create(int n, Map<String, Object> indexed, int padding) {
        return new Write.Create(key(n), attributes(indexed, padding));
    }

    private static Write replace(int n, long version, Map<String, Object> indexed, int padding) {
        return new Write.Replace(key(n), version, attributes(indexed, padding));
    }

    private static Write delete(int n) {
        return new Write.Delete(key(n), 1);
    }

    private static Key key(int n) {
        return new Key(TABLE, "p" + n, "1");
    }

    private static Map<String, Object> attributes(Map<String, Object> indexed, int padding) {
        var attributes = new HashMap<>(indexed);
        attributes.put("a", "x".repeat(padding));
        return attributes;
    }

    private static Map<String, Object> in(Index index, String partition) {
        return Map.of(index.partitionAttribute(), partition, index.sortAttribute(), "1");
    }

    private static Map<String, Object> both(String keys, String all) {
        var both = new HashMap<>(in(KEYS, keys));
        both.putAll(in(ALL, all));
        return both;
    }
}
