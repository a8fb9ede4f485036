package dev.makegood.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts the classes that a JVM has loaded, from its log, by where they come from. */
final class LoadedClasses {
    private static final Pattern LINE = Pattern.compile("(\\S+) source: (.+)$");

    /** The first that a class's name begins with counts. */
    private static final List<Map.Entry<String, String>> ORIGINS = List.of(
            Map.entry("java.", "JDK"),
            Map.entry("javax.", "JDK"),
            Map.entry("jdk.", "JDK"),
            Map.entry("sun.", "JDK"),
            Map.entry("com.sun.", "JDK"),
            Map.entry("software.amazon.", "AWS SDK"),
            Map.entry("com.amazonaws.", "runtime client"),
            Map.entry("dev.makegood.", "handler"),
            Map.entry("com.fasterxml.", "Jackson"),
            Map.entry("io.quarkus", "Quarkus"),
            Map.entry("io.smallrye.", "Quarkus"),
            Map.entry("org.jboss.", "Quarkus"));

    private LoadedClasses() {}

    /** Runs a program once more, with the log, and returns the number of classes by origin. */
    static Map<String, Integer> count(Program program, Starter starter, Path directory) {
        Path log = directory.resolve(program.fileName() + ".classes");
        starter.run(program.with(program.name(), "-Xlog:class+load=info:file=" + log + ":none"), CpuGroup.UNLIMITED);
        var counts = new TreeMap<String, Integer>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(LINE::matcher)
                    .filter(Matcher::find)
                    .forEach(line -> counts.merge(origin(line.group(1)), 1, Integer::sum));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return counts;
    }

    private static String origin(String name) {
        if (name.contains("Lambda/0x") || name.contains("$$Lambda") || name.contains("LambdaForm")) {
            return "lambdas";
        }
        return ORIGINS.stream()
                .filter(origin -> name.startsWith(origin.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other libraries");
    }
}
