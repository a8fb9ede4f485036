package dev.makegood.stockout.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.order.LineRef;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies how lines share transactions, and that a line that fails stops no other. */
class LinesTogetherTest {
    private static final List<LineRef> LINES = lines(7);

    private final MemoryDatabase memory = new MemoryDatabase();
    private final List<Integer> commits = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final LinesTogether together = new LinesTogether(
            new Counting(memory, commits),
            new Attempt((line, fault) -> failures.add(line + ": " + fault.getMessage())));

    private record Counting(Database database, List<Integer> commits) implements DelegatingDatabase {
        @Override
        public boolean commit(List<Write> writes) {
            commits.add(writes.size());
            return database.commit(writes);
        }
    }

    private static List<LineRef> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new LineRef("O" + n, "1"))
                .toList();
    }

    /** Writes this many rows for each line. */
    private static Function<Database, LinesTogether.Deciding> writing(int rows) {
        return deciding(line -> new Decision<>(
                1,
                IntStream.range(0, rows)
                        .<Write>mapToObj(n ->
                                new Write.Create(new Key(Table.CASES, line.orderId(), "r" + n), Map.of("n", (long) n)))
                        .toList()));
    }

    private static Function<Database, LinesTogether.Deciding> deciding(Function<LineRef, Decision<Integer>> decide) {
        return _ -> new LinesTogether.Deciding(_ -> {}, decide, () -> false);
    }

    private static Function<Database, LinesTogether.Deciding> failingAt(int line, RuntimeException fault) {
        return view -> new LinesTogether.Deciding(
                _ -> {},
                ref -> {
                    if (ref.equals(LINES.get(line))) {
                        throw fault;
                    }
                    return writing(2).apply(view).decide().apply(ref);
                },
                () -> false);
    }

    @Test
    void asManyLinesShareATransactionAsFit() {
        assertEquals(new PassResult(7, 7, 0, 0, 0), together.all(LINES, writing(30)));
        assertEquals(List.of(90, 90, 30), commits);
    }

    @Test
    void oneTransactionHandlesTheFirstLinesOnly() {
        assertEquals(new LinesTogether.Done(3, new PassResult(3, 3, 0, 0, 0)), together.some(LINES, writing(30)));
    }

    @Test
    void aLineThatFailsLeavesTheOthersToBeDoneOneByOne() {
        var pass = together.all(LINES, failingAt(3, new IllegalStateException("bad")));
        assertEquals(new PassResult(6, 6, 1, 0, 0), pass);
        assertEquals(List.of(2, 2, 2, 2, 2, 2), commits);
        assertEquals(List.of(LINES.get(3) + ": bad"), failures);
    }

    @Test
    void aLineThatMeetsTroubleIsLeftForTheNextPass() {
        assertEquals(new PassResult(6, 6, 0, 1, 0), together.all(LINES, failingAt(6, new StorageBusy("busy"))));
    }

    @Test
    void linesWithNothingToDoWriteNothing() {
        assertEquals(new PassResult(0, 0, 0, 0, 7), together.all(LINES, deciding(_ -> Decision.answer(0))));
        assertEquals(List.of(), commits);
        assertEquals(PassResult.NOTHING, together.all(List.of(), writing(1)));
    }

    @Test
    void onceNothingIsLeftNoFurtherLineIsDecided() {
        var done = together.some(LINES, _ -> new LinesTogether.Deciding(_ -> {}, _ -> Decision.answer(0), () -> true));
        assertEquals(new LinesTogether.Done(1, new PassResult(0, 0, 0, 0, 1)), done);
    }

    @Test
    void aTransactionThatLosesIsDecidedAgainFromTheRowsOfThen() {
        var key = new Key(Table.CASES, "shared", "count");
        memory.commit(List.of(new Write.Create(key, Map.of("n", 0L))));
        boolean[] rival = {true};
        var pass = together.all(
                LINES,
                view -> new LinesTogether.Deciding(
                        _ -> {},
                        _ -> {
                            var before = view.find(key).orElseThrow();
                            if (rival[0]) {
                                rival[0] = false;
                                memory.commit(List.of(new Write.Replace(key, before.version(), Map.of("n", 100L))));
                            }
                            long n = (long) before.attributes().get("n");
                            return new Decision<>(
                                    1, List.of(new Write.Replace(key, before.version(), Map.of("n", n + 1))));
                        },
                        () -> false));
        assertEquals(7, pass.lines());
        assertEquals(107L, memory.find(key).orElseThrow().attributes().get("n"));
    }
}
