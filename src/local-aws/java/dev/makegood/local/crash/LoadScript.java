package dev.makegood.local.crash;

import dev.makegood.local.process.Moment;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Puts a platform under mixed traffic for some minutes: kills at random, workers that compete with the scheduled ones,
 * and a mass stockout in the middle.
 *
 * @param minutes how long
 * @param mass how many orders are stranded at once
 * @param kills how often it is killed, evenly spread except for the exact moment
 */
record LoadScript(int minutes, int mass, int kills, long seed) implements UnderLoad.Script {
    @Override
    public void play(UnderLoad load) throws Exception {
        var over = new AtomicBoolean();
        var stockout = new Mass(mass, load);
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> placing = threads.submit(stockout::place);
            Future<?> competing = threads.submit(() -> compete(load, over));
            try {
                var random = new Random(seed);
                Duration part = Duration.ofMinutes(minutes).dividedBy(kills + 1L);
                for (int kill = 1; kill <= kills; kill++) {
                    awaitPart(load, began, part.multipliedBy(kill));
                    if (kill == (kills + 1) / 2) {
                        placing.get();
                        stockout.strand();
                        load.say("a recount strands %d orders", mass);
                    }
                    load.kill(Moment.next(random));
                }
                awaitPart(load, began, Duration.ofMinutes(minutes));
            } finally {
                over.set(true);
            }
            competing.get();
        }
    }

    private static void awaitPart(UnderLoad load, long began, Duration end) throws InterruptedException {
        load.letRun(end.minusNanos(System.nanoTime() - began));
    }

    /** Runs the same functions as the schedules, concurrently. */
    private static void compete(UnderLoad load, AtomicBoolean over) {
        while (!over.get()) {
            UnderLoad.WORKERS.forEach(load.platform()::runSchedule);
        }
    }
}
