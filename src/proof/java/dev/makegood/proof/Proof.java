package dev.makegood.proof;

import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Runs everything for a given time: first every fault at every call of every flow, then histories, on every processor.
 */
final class Proof {
    /** The largest share of the time for placements, so that histories get some too. */
    private static final double FOR_PLACEMENTS = 0.6;

    /** The largest share of the time for beginning histories on DynamoDB Local, where one takes half a minute. */
    private static final double FOR_DYNAMO = 0.1;

    /** The histories that are also played on DynamoDB Local. */
    private static final int ON_DYNAMO = 20;

    /** The rows per scanned page: all of them. */
    private static final int SCANNED = 10_000;

    private final long seed;
    private final Tally tally;
    private final Consumer<String> progress;
    private final long began = System.nanoTime();
    private final int workers = Runtime.getRuntime().availableProcessors();

    /** Holds a fault to place. */
    private record Placement(FaultHarness harness, int number, Fault fault) {}

    Proof(long seed, Tally tally, Consumer<String> progress) {
        this.seed = seed;
        this.tally = tally;
        this.progress = progress;
    }

    void run(Duration budget) {
        long end = began + budget.toNanos();
        place(began + part(budget, FOR_PLACEMENTS));
        long endOfDynamo = System.nanoTime() + part(budget, FOR_DYNAMO);
        // DynamoDB does not define which of two rows with one sort value ends a cut page.
        List<Long> uncut = LongStream.iterate(seed, one -> one + 1)
                .filter(one -> !History.isCut(one))
                .limit(ON_DYNAMO)
                .boxed()
                .toList();
        for (long one : uncut) {
            if (goesOn(endOfDynamo)) {
                tally.onDynamo(one, playOnDynamo(one));
            }
        }
        var next = new AtomicLong(seed);
        onAll(() -> {
            while (goesOn(end)) {
                history(next.getAndIncrement());
            }
            return null;
        });
    }

    private static long part(Duration budget, double part) {
        return (long) (budget.toNanos() * part);
    }

    private boolean goesOn(long end) {
        return System.nanoTime() < end && !tally.isOver();
    }

    private void place(long end) {
        var placements = new ArrayList<Placement>();
        for (Flow flow : Flow.all()) {
            var harness = new FaultHarness(flow);
            tally.flow(flow.name(), harness.calls.size());
            for (int number = 0; number < harness.calls.size(); number++) {
                for (Fault fault : harness.calls.get(number).faults()) {
                    placements.add(new Placement(harness, number, fault));
                }
            }
        }
        tally.placements = placements.size();
        // Shuffled, so that a run that is stopped early has been everywhere.
        Collections.shuffle(placements, new Random(seed));
        var next = new AtomicInteger();
        onAll(() -> {
            int mine = next.getAndIncrement();
            while (mine < placements.size() && goesOn(end)) {
                Placement placement = placements.get(mine);
                tally.placed(placement.harness().place(placement.number(), placement.fault()));
                tick();
                mine = next.getAndIncrement();
            }
            return null;
        });
    }

    private void history(long number) {
        tally.history(number, playInMemory(number));
        tick();
    }

    static Played playInMemory(long number) {
        return play(number, () -> {
            var memory = new MemoryDatabase();
            return new HistoryState.Tables(memory, new MemoryScanner(memory, SCANNED));
        });
    }

    private static Played play(long number, Supplier<HistoryState.Tables> tables) {
        HistoryState history;
        do {
            history = History.play(number, tables.get());
        } while (history.turns.disturbed());
        return new Played(history, Invariants.violations(history));
    }

    /** Plays the same history on DynamoDB Local, which must end in exactly the same rows. */
    static Played playOnDynamo(long number) {
        Played played = play(number, () -> {
            TestTables tables = TestTables.pooled();
            return new HistoryState.Tables(new TiesInOrder(tables.database()), tables.scanner());
        });
        List<String> real = Rows.exactly(played.history().scanner);
        List<String> fake = Rows.exactly(playInMemory(number).history().scanner);
        if (real.equals(fake)) {
            return played;
        }
        var violations = new ArrayList<>(played.violations());
        violations.add("not the same on DynamoDB Local: " + difference(real, fake));
        return new Played(played.history(), violations);
    }

    private static String difference(List<String> real, List<String> fake) {
        var onlyReal = new ArrayList<>(real);
        onlyReal.removeAll(fake);
        var onlyFake = new ArrayList<>(fake);
        onlyFake.removeAll(real);
        return onlyReal + " there, " + onlyFake + " in memory";
    }

    /** Holds a history that has been played. */
    record Played(HistoryState history, List<String> violations) {}

    private synchronized void tick() {
        if (tally.isDue()) {
            progress.accept(tally.progress());
        }
    }

    private void onAll(Callable<Void> work) {
        try (var threads = Executors.newFixedThreadPool(workers)) {
            for (Future<Void> one : threads.invokeAll(Collections.nCopies(workers, work))) {
                one.get();
            }
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
