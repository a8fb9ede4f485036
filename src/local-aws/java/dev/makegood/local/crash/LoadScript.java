package dev.makegood.local.crash;

import dev.makegood.local.process.Moment;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts a platform under mixed traffic for some minutes: kills at random, and a mass stockout in the middle.
 *
 * @param minutes how long
 * @param mass how many orders are stranded at once
 * @param kills how often it is killed, evenly spread except for the exact moment
 */
record LoadScript(int minutes, int mass, int kills, long seed) implements UnderLoad.Script {
    @Override
    public void play(UnderLoad load) throws Exception {
        var stockout = new Mass(mass, load);
        long began = System.nanoTime();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> placing = thread.submit(stockout::place);
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
        }
    }

    private static void awaitPart(UnderLoad load, long began, Duration end) throws InterruptedException {
        load.letRun(end.minusNanos(System.nanoTime() - began));
    }
}
