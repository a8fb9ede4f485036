package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.input.InvalidInput;
import dev.makegood.storage.Worker;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
    private static final Map<String, Object> RIGHT = Map.of("type", "sweep-refunds", "version", 1);

    private static void check(Map<String, Object> payload) {
        Schedule.check(payload, "sweep-refunds");
    }

    @Test
    void theTemplatesPayloadIsRight() {
        check(RIGHT);
        check(Map.of("type", "sweep-refunds", "version", 1L));
        Map<String, Object> nightly = Map.of("type", "reconcile", "version", 1, "lagMinutes", 15);
        assertEquals(15L, Schedule.<Long>read(nightly, "reconcile", in -> in.whole("lagMinutes", 0, 60)));
    }

    @Test
    void aWorkerIsCalledByNumberAndWithoutOneAllShardsAreRead() {
        assertEquals(Worker.ALONE, Schedule.worker(RIGHT, "sweep-refunds"));
        assertEquals(new Worker(2, 4), Schedule.worker(with(2, 4), "sweep-refunds"));
        assertEquals(Worker.ALONE, Schedule.worker(with(0, 1), "sweep-refunds"));
    }

    @ParameterizedTest
    @CsvSource({"4, 4, worker", "-1, 4, worker", ", 4, worker", "0, , worker", "0, 0, workers", "0, 65, workers"})
    void aWorkerThatThereIsNotIsRefusedByName(Integer number, Integer of, String atFault) {
        assertEquals(
                atFault,
                assertThrows(InvalidInput.class, () -> Schedule.worker(with(number, of), "sweep-refunds"))
                        .field());
    }

    private static Map<String, Object> with(Integer number, Integer of) {
        var payload = new HashMap<>(RIGHT);
        payload.put("worker", number);
        payload.put("workers", of);
        payload.values().removeIf(Objects::isNull);
        return payload;
    }

    /** Returns the field at fault, the field that differs from the right payload, and its value; null for none. */
    static List<Object[]> wrong() {
        return List.of(
                new Object[] {"type", "type", null},
                new Object[] {"type", "type", "Sweep-Refunds"},
                new Object[] {"type", "type", "detect-stockouts"},
                new Object[] {"type", "type", 7},
                new Object[] {"type", "type", List.of("sweep-refunds")},
                new Object[] {"version", "version", null},
                new Object[] {"version", "version", 0},
                new Object[] {"version", "version", 2},
                new Object[] {"version", "version", "1"},
                new Object[] {"version", "version", 1.5},
                new Object[] {"version", "version", true},
                new Object[] {"lagMinutes", "lagMinutes", 15},
                new Object[] {"Type", "Type", "sweep-refunds"},
                new Object[] {"detail", "detail", Arrays.asList(1, null)});
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void anyOtherIsRefusedByName(String atFault, String field, Object value) {
        var payload = new HashMap<>(RIGHT);
        payload.put(field, value);
        assertEquals(
                atFault, assertThrows(InvalidInput.class, () -> check(payload)).field());
    }

    @Test
    void noPayloadAtAllIsRefused() {
        assertThrows(InvalidInput.class, () -> check(null));
        assertThrows(InvalidInput.class, () -> check(Map.of()));
    }

    @Test
    void furtherFieldsAreCheckedToo() {
        var refused = assertThrows(
                InvalidInput.class, () -> Schedule.read(RIGHT, "sweep-refunds", in -> in.whole("lagMinutes", 0, 60)));
        assertEquals("lagMinutes is required", refused.getMessage());
    }
}
