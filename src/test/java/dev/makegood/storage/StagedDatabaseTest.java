package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.storage.memory.MemoryDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies that decisions that make one transaction see each other, and that its guards are those of the rows that were read. */
class StagedDatabaseTest {
    private static final Key OLD = key("old");
    private static final Key NEW = key("new");

    private final MemoryDatabase database = new MemoryDatabase();
    private final StagedDatabase staged = new StagedDatabase(database);

    StagedDatabaseTest() {
        database.commit(List.of(new Write.Create(OLD, content(1))));
    }

    private static Key key(String sort) {
        return new Key(Table.CASES, "p", sort);
    }

    private static Map<String, Object> content(long n) {
        return Map.of("n", n);
    }

    private static Write replace(long expected, long n) {
        return new Write.Replace(OLD, expected, content(n));
    }

    @Test
    void aDecisionReadsWhatTheOneBeforeItIsGoingToWrite() {
        staged.stage(List.of(replace(1, 2), new Write.Create(NEW, content(7))));
        assertEquals(Optional.of(new Row(OLD, 2, content(2))), staged.find(OLD));
        assertEquals(Optional.of(new Row(NEW, 1, content(7))), staged.find(NEW));
        assertEquals(2, staged.findAll(List.of(OLD, NEW)).size());
        assertEquals(Optional.of(new Row(OLD, 1, content(1))), database.find(OLD));
    }

    @Test
    void aRowIsWrittenOnceUnderItsFirstGuard() {
        staged.stage(List.of(replace(1, 2), new Write.Create(NEW, content(7))));
        staged.stage(List.of(replace(2, 3), new Write.Replace(NEW, 1, content(8))));
        assertEquals(List.of(replace(1, 3), new Write.Create(NEW, content(8))), staged.writes());
        assertTrue(database.commit(staged.writes()));
    }

    @Test
    void aCheckedRowThatIsThenWrittenIsWrittenUnderItsCheck() {
        staged.stage(List.of(new Write.Check(OLD, 1)));
        staged.stage(List.of(replace(1, 2)));
        staged.stage(List.of(new Write.Check(OLD, 2)));
        assertEquals(List.of(replace(1, 2)), staged.writes());
    }

    @Test
    void aRowThatChangedMeanwhileRefusesAll() {
        staged.find(OLD);
        database.commit(List.of(replace(1, 5)));
        staged.stage(List.of(replace(1, 2), new Write.Create(NEW, content(7))));
        assertFalse(database.commit(staged.writes()));
        assertEquals(Optional.empty(), database.find(NEW));
    }

    @Test
    void eachRowIsReadOnceAlsoIfItIsNotThere() {
        var reads = new AtomicInteger();
        var counted = TroubledDatabase.reading(database, _ -> reads.incrementAndGet());
        var view = new StagedDatabase(counted);
        view.find(OLD);
        view.find(NEW);
        view.find(OLD);
        view.find(NEW);
        view.findAll(List.of(OLD, NEW));
        assertEquals(2, reads.get());
    }

    @Test
    void whatNoLongerFitsIsLeftOut() {
        List<Write> most = IntStream.range(0, Database.MAX_WRITES)
                .<Write>mapToObj(n -> new Write.Create(key("k" + n), content(n)))
                .toList();
        assertTrue(staged.stage(most));
        assertFalse(staged.stage(List.of(replace(1, 2))));
        assertEquals(most, staged.writes());
        assertEquals(Optional.of(new Row(OLD, 1, content(1))), staged.find(OLD));
        assertTrue(staged.stage(List.of(new Write.Replace(key("k7"), 1, content(8)))));
    }

    @Test
    void aPartitionWithStagedRowsIsNotQueried() {
        assertEquals(
                1,
                staged.query(Query.table(Table.CASES, "p", new Query.Range.All()))
                        .items()
                        .size());
        staged.stage(List.of(new Write.Create(NEW, content(7))));
        var query = Query.table(Table.CASES, "p", new Query.Range.All());
        assertThrows(UnsupportedOperationException.class, () -> staged.query(query));
    }

    @Test
    void itIsAViewOfTheRowsBehindIt() {
        assertSame(database, staged.origin());
        assertThrows(UnsupportedOperationException.class, () -> staged.commit(List.of(replace(1, 2))));
    }
}
