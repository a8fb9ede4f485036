package dev.makegood.proof;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** {@code scripts/mutate}. Runs the proof against each mutant, one at a time. Exit status: 0 if at least 95 % were caught. */
public final class Mutate {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "makegood");
    private static final Path WORK = Path.of("target", "mutants");
    private static final int WANTED_PERCENT = 95;

    /** Minutes after which a mutant that goes round in circles counts as caught. */
    private static final long MOST_MINUTES = 10;

    private Mutate() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String seconds = arguments.length > 0 ? arguments[0] : "120";
        List<Mutant> mutants = Mutant.all().stream()
                .filter(mutant -> arguments.length < 2 || mutant.name().contains(arguments[1]))
                .toList();
        var survivors = new ArrayList<String>();
        for (Mutant mutant : mutants) {
            long began = System.nanoTime();
            boolean caught = caught(mutant, seconds);
            System.out.printf(
                    "%-8s %3d s  %s (%s)%n",
                    caught ? "caught" : "SURVIVED",
                    (System.nanoTime() - began) / 1_000_000_000,
                    mutant.name(),
                    mutant.file());
            if (!caught) {
                survivors.add(mutant.name());
            }
        }
        int caught = mutants.size() - survivors.size();
        System.out.printf("%d of %d mutants caught%n", caught, mutants.size());
        System.exit(caught * 100 >= mutants.size() * WANTED_PERCENT ? 0 : 1);
    }

    private static boolean caught(Mutant mutant, String seconds) throws IOException, InterruptedException {
        Path source = WORK.resolve("src").resolve(mutant.file());
        Path classes = WORK.resolve("classes-" + Math.abs(mutant.name().hashCode()));
        Files.createDirectories(source.getParent());
        Files.createDirectories(classes);
        Files.writeString(source, mutated(mutant));
        String classPath = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        System.err,
                        "-proc:none",
                        "-parameters",
                        "-nowarn",
                        "-d",
                        classes.toString(),
                        "-cp",
                        classPath,
                        source.toString());
        if (compiled != 0) {
            throw new IllegalStateException("does not compile: " + mutant);
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
                "-cp",
                classes + File.pathSeparator + classPath,
                Main.class.getName(),
                "--until-violated",
                "--seconds",
                seconds));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve(classes.getFileName() + ".log").toFile())
                .start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return true;
        }
        return process.exitValue() != 0;
    }

    private static String mutated(Mutant mutant) throws IOException {
        String code = Files.readString(SOURCES.resolve(mutant.file()));
        int at = code.indexOf(mutant.code());
        if (at < 0 || code.indexOf(mutant.code(), at + 1) >= 0) {
            throw new IllegalStateException("is not there once: " + mutant);
        }
        return code.replace(mutant.code(), mutant.instead());
    }
}
