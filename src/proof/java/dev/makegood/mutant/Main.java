package dev.makegood.mutant;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code scripts/mutate --sample N}: mutants by operators, each against the tests of its package and the proof.
 */
public final class Main {
    private static final int WANTED_PERCENT = 95;

    /** A mutant that uses more processor time than this loops, which counts as noticed. */
    private static final Duration MOST_WORK = Duration.ofSeconds(120);

    /** The time to wait for one that does nothing at all. */
    private static final Duration MOST_WAIT = Duration.ofMinutes(15);

    private final long seed;
    private final int sample;
    private final int proofSeconds;
    private final String only;
    private final List<Operators.Made> order;
    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> survivors = new ArrayList<>();
    private int next;
    private int tried;
    private int killed;
    private int explained;

    private Main(long seed, int sample, int proofSeconds, String only) {
        this.seed = seed;
        this.sample = sample;
        this.proofSeconds = proofSeconds;
        this.only = only;
        order = Mutants.shuffled(seed, only);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> options =
                new TreeMap<>(Map.of("--sample", "200", "--seed", "1", "--proof", "8", "--only", ""));
        for (int n = 0; n + 1 < arguments.length; n += 2) {
            if (options.replace(arguments[n], arguments[n + 1]) == null) {
                System.err.println("scripts/mutate [--sample N] [--seed S] [--proof SECONDS] [--only PART_OF_PATH],"
                        + " or scripts/mutate --mistakes");
                System.exit(2);
            }
        }
        var main = new Main(
                Long.parseLong(options.get("--seed")),
                Integer.parseInt(options.get("--sample")),
                Integer.parseInt(options.get("--proof")),
                options.get("--only"));
        System.exit(main.run());
    }

    private int run() throws IOException, InterruptedException {
        System.out.printf("%,d mutants to draw from, seed %d%n", order.size(), seed);
        while (tried < sample && next < order.size()) {
            work();
        }
        counts.forEach((name, count) -> System.out.printf("%4d of %4d killed  %s%n", count[0], count[1], name));
        survivors.forEach(System.out::println);
        System.out.printf(
                "%d mutants: %d killed, %d explained, %d survived%n",
                tried, killed, explained, tried - killed - explained);
        return killed * 100 >= (tried - explained) * WANTED_PERCENT ? 0 : 1;
    }

    /** Runs a worker until it is done or stuck; replaces a stuck one. */
    private void work() throws IOException, InterruptedException {
        var worker = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new ArrayBlockingQueue<String>(1_000);
        Thread.ofVirtual().start(() -> read(worker, lines));
        int begun = -1;
        while (true) {
            String line = heard(worker, lines);
            if (line.isEmpty()) {
                boolean done = !worker.isAlive() && worker.exitValue() == 0;
                worker.destroyForcibly().waitFor();
                if (begun < 0 && !done) {
                    throw new IllegalStateException("ends before its first mutant");
                }
                if (!done) {
                    took(begun, "killed: it never ended");
                    next = begun + 1;
                }
                return;
            }
            String[] parts = line.split(" ", 2);
            begun = Integer.parseInt(parts[0]);
            if (parts[1].startsWith("unsound")) {
                throw new IllegalStateException("fails without a mutant: " + parts[1]);
            }
            if (!parts[1].equals("begun")) {
                next = begun + 1;
                took(begun, parts[1]);
                begun = next;
            }
        }
    }

    /** Returns the worker's next line; empty if it ended, or loops. */
    private static String heard(Process worker, ArrayBlockingQueue<String> lines) throws InterruptedException {
        Duration worked = work(worker);
        long until = System.nanoTime() + MOST_WAIT.toNanos();
        while (System.nanoTime() < until && work(worker).minus(worked).compareTo(MOST_WORK) < 0) {
            String line = lines.poll(1, TimeUnit.SECONDS);
            if (line != null) {
                if (line.isEmpty()) {
                    worker.waitFor();
                }
                return line;
            }
        }
        return "";
    }

    private static Duration work(Process worker) {
        return worker.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void read(Process worker, ArrayBlockingQueue<String> lines) {
        try (var reader = new BufferedReader(new InputStreamReader(worker.getInputStream()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(Trials.RESULT)) {
                    lines.put(line.substring(Trials.RESULT.length()));
                }
            }
            lines.put("");
        } catch (IOException | InterruptedException ended) {
            lines.offer("");
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // Each mutant's classes are new ones, so code that is optimised for one of them is lost with it.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Xmx900m",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djqwik.database=target" + File.separator + "jqwik-mutants",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                Trials.class.getName(),
                String.valueOf(seed),
                String.valueOf(sample - tried),
                String.valueOf(next),
                String.valueOf(proofSeconds),
                only);
    }

    private void took(int place, String result) {
        if (result.equals("none")) {
            return;
        }
        Operators.Made made = order.get(place);
        Mutant mutant = made.mutant();
        boolean dead = result.startsWith("killed");
        tried++;
        killed += dead ? 1 : 0;
        count(mutant.file().substring("dev/makegood/".length()), dead);
        count("by operator: " + made.operator(), dead);
        System.out.printf("%4d %s  %s%n", tried, mutant, result);
        if (!dead) {
            String reason = Mutants.explained().get(Mutants.name(mutant));
            explained += reason == null ? 0 : 1;
            survivors.add((reason == null ? "SURVIVED  " : "explained ") + mutant.file() + ":" + mutant.line() + " ("
                    + made.operator() + ") " + Mutants.name(mutant) + (reason == null ? "" : " | " + reason));
        }
    }

    private void count(String name, boolean dead) {
        int[] count = counts.computeIfAbsent(name, _ -> new int[2]);
        count[0] += dead ? 1 : 0;
        count[1]++;
    }
}
