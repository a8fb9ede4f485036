package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.meter.Meter;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final Key ONE = new Key(Table.CASES, "1", "CASE");
    private static final Key NONE = new Key(Table.CASES, "2", "CASE");

    private final MemoryDatabase memory = new MemoryDatabase();
    private final Meter meter = new Meter(memory);
    private final ReadAhead ahead = new ReadAhead(meter);

    ReadAheadTest() {
        assertTrue(memory.commit(List.of(new Write.Create(ONE, Map.of("n", 1L)))));
    }

    private Object n() {
        return ahead.find(ONE).orElseThrow().attributes().get("n");
    }

    private void change(long expected, long n) {
        assertTrue(memory.commit(List.of(new Write.Replace(ONE, expected, Map.of("n", n)))));
    }

    @Test
    void aRowIsReadWithOthersAndReturnedOnce() {
        ahead.read(List.of(ONE, NONE));
        change(1, 2);
        assertEquals(1L, n());
        assertEquals(Optional.empty(), ahead.find(NONE));
        assertEquals(1, meter.take().allRequests());
        assertEquals(2L, n());
        assertEquals(1, meter.take().allRequests());
    }

    @Test
    void aDecisionOnARowThatHasChangedIsTakenAgain() {
        ahead.read(List.of(ONE));
        change(1, 2);
        assertEquals(3L, ahead.<Object>decide(() -> {
            Row row = ahead.find(ONE).orElseThrow();
            long next = (Long) row.attributes().get("n") + 1;
            return new Decision<>(next, List.of(new Write.Replace(ONE, row.version(), Map.of("n", next))));
        }));
        assertEquals(3L, memory.find(ONE).orElseThrow().attributes().get("n"));
    }

    @Test
    void whatWasJustReplacedIsNotReadAgain() {
        assertTrue(ahead.commit(List.of(new Write.Replace(ONE, 1, Map.of("n", 2L)))));
        meter.take();
        assertEquals(Optional.of(new Row(ONE, 2, Map.of("n", 2L))), ahead.find(ONE));
        assertEquals(0, meter.take().allRequests());
        assertFalse(ahead.commit(List.of(new Write.Replace(ONE, 1, Map.of("n", 3L)))));
        assertEquals(2L, n());
    }

    @Test
    void rowsOfBeforeAreForgotten() {
        ahead.read(List.of(ONE));
        change(1, 2);
        ahead.read(List.of(NONE));
        assertEquals(2L, n());
    }

    @Test
    void whatCannotBeReadAheadIsReadWhenItIsNeeded() {
        var once = new boolean[] {true};
        var busy = new TroubledDatabase(
                memory,
                _ -> {
                    if (once[0]) {
                        once[0] = false;
                        throw new StorageBusy("not now");
                    }
                },
                _ -> {});
        var reader = new ReadAhead(busy);
        reader.read(List.of(ONE, NONE));
        assertEquals(1L, reader.find(ONE).orElseThrow().attributes().get("n"));
    }
}
