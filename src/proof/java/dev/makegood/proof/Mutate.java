package dev.makegood.proof;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs {@code scripts/mutate --mistakes}: the proof against each mutant, one at a time. Exits with 0 if at least 95 %
 * were caught.
 */
public final class Mutate {
    private static final Path WORK = Path.of("target", "mutants");
    private static final int WANTED_PERCENT = 95;

    /** The processor time after which a mutant counts as looping, and so as caught. */
    private static final Duration MOST_WORK = Duration.ofMinutes(20);

    /** The time after which a mutant that has not ended, on a busy machine, counts as not caught. */
    private static final Duration MOST_WAIT = Duration.ofHours(1);

    private static final String ON_DYNAMO = "1..20@dynamo";

    private Mutate() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String seconds = arguments.length > 0 ? arguments[0] : "120";
        List<Mistake> mutants = Mistake.all().stream()
                .filter(mistake -> arguments.length < 2 || mistake.name().contains(arguments[1]))
                .toList();
        int caughtOnes = 0;
        for (Mistake mistake : mutants) {
            long began = System.nanoTime();
            boolean caught = caught(mistake, seconds);
            System.out.printf(
                    "%-8s %3d s  %s (%s)%n",
                    caught ? "caught" : "SURVIVED",
                    (System.nanoTime() - began) / 1_000_000_000,
                    mistake.name(),
                    mistake.file());
            caughtOnes += caught ? 1 : 0;
        }
        System.out.printf("%d of %d mutants caught%n", caughtOnes, mutants.size());
        System.exit(caughtOnes * 100 >= mutants.size() * WANTED_PERCENT ? 0 : 1);
    }

    private static boolean caught(Mistake mistake, String seconds) throws IOException, InterruptedException {
        Path classes = WORK.resolve("classes-" + Math.abs(mistake.name().hashCode()));
        Files.createDirectories(classes);
        mistake.mutant().compile(classes);
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                Main.class.getName());
        var process = new ProcessBuilder(Stream.concat(java.stream(), trial(mistake, classes, seconds).stream())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve(classes.getFileName() + ".log").toFile())
                .start();
        long until = System.nanoTime() + MOST_WAIT.toNanos();
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            Duration worked = process.info().totalCpuDuration().orElse(Duration.ZERO);
            boolean circles = worked.compareTo(MOST_WORK) > 0;
            if (circles || System.nanoTime() > until) {
                process.destroyForcibly();
                return circles;
            }
        }
        return process.exitValue() != 0;
    }

    /** Only the histories on DynamoDB Local notice mistakes in its guards. */
    private static List<String> trial(Mistake mistake, Path classes, String seconds) {
        return mistake.file().startsWith("storage/dynamo/")
                ? List.of("--histories", ON_DYNAMO)
                : List.of("--until-violated", "--into", classes + ".proof", "--seconds", seconds);
    }
}
